import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../../app/session';
import { AllWarehousesDocument, type AllWarehousesQuery, CreateWarehouseDocument, UpdateWarehouseDocument } from '../../../gql/graphql';
import { NumberBox, useNumberRule } from '../../../shared/NumberBox';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { Refusals } from '../../../shared/Refusals';
import { StatusTag } from '../../../shared/StatusTag';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';

type Warehouse = NonNullable<NonNullable<AllWarehousesQuery['warehouses']>['nodes']>[number];
type Values = { name: string; rank?: number; isActive?: boolean };

/** Where goods are kept; the lower the rank, the earlier an order takes from it. */
export function Warehouses() {
  const { t } = useTranslation(['tenancy', 'common']);
  const { message } = App.useApp();
  const mayWrite = useCan()('inventory:manage-locations');
  const rule = useNumberRule();
  const [form] = Form.useForm<Values>();
  const [editing, setEditing] = useState<Warehouse | 'new' | null>(null);
  const [{ data }] = useQuery({ query: AllWarehousesDocument });
  const [create, { isBusy: a, refusals: e, forget: forgetE }] = useCommand(CreateWarehouseDocument, { form, isQuiet: true });
  const conflict = useConflict<Values, Warehouse>({
    form,
    from: null,
    fields: [
      { key: 'name', label: t('name') },
      { key: 'rank', label: t('rank') },
      { key: 'isActive', label: t('active'), say: (it: boolean) => t(it ? 'common:yes' : 'common:no') },
    ],
    toForm: ({ name, rank, isActive }) => ({ name, rank, isActive }),
    save: (version) => void save(form.getFieldsValue(), version),
    onTheirs: () => setEditing(null),
  });
  const [update, { isBusy: b, refusals: f, forget: forgetF }] = useCommand(UpdateWarehouseDocument, {
    form,
    isQuiet: true,
    onRefusal: conflict.onRefusal,
  });
  if (!data) return <PageSkeleton />;

  const open = (it: Warehouse | 'new') => {
    form.resetFields();
    forgetE();
    forgetF();
    form.setFieldsValue(it === 'new' ? { rank: (data.warehouses?.nodes?.length ?? 0) + 1 } : it);
    if (it !== 'new') conflict.begin(it);
    setEditing(it);
  };
  const save = async ({ isActive, ...values }: Values, expectedVersion = editing && editing !== 'new' ? editing.version : 0) => {
    const done =
      editing === 'new'
        ? await create({ input: values })
        : editing && (await update({ input: { ...values, isActive, id: editing.id, expectedVersion } }));
    if (!done) return;

    setEditing(null);
    void message.success(t('common:saved'));
  };

  return (
    <section className="panel narrow-left">
      <div className="panel-head">
        <h2>{t('part.warehouses')}</h2>
        {mayWrite && (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => open('new')}>
            {t('addWarehouse')}
          </Button>
        )}
      </div>
      <ul className="counts panel-body">
        {data.warehouses?.nodes?.map((it) => (
          <li key={it.id}>
            <span className="muted num rank-number">{it.rank}</span>
            <span className="grow">{it.name}</span>
            {!it.isActive && <StatusTag kind="Active" value="NO" />}
            {mayWrite && (
              <Button size="small" type="text" aria-label={t('editWarehouse', { name: it.name })} onClick={() => open(it)}>
                {t('common:edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        open={editing !== null}
        title={editing === 'new' ? t('addWarehouse') : t('part.warehouses')}
        okText={t('common:save')}
        okButtonProps={{ loading: a || b }}
        onOk={() => form.submit()}
        onCancel={() => setEditing(null)}
        width={420}
        forceRender
      >
        <Form name="warehouse" form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
          <Refusals of={[...e, ...f]} onLeave={() => setEditing(null)} />
          <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="rank" label={t('rank')} extra={t('rankHint')} rules={[rule({ min: 1, max: 1000, digits: 0 })]}>
            <NumberBox inForm className="quantity" min={1} digits={0} />
          </Form.Item>
          {editing !== 'new' && (
            <Form.Item name="isActive" valuePropName="checked">
              <Checkbox>{t('active')}</Checkbox>
            </Form.Item>
          )}
        </Form>
      </Modal>
      {conflict.dialog}
    </section>
  );
}
