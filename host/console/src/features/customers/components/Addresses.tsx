import { App, Button, Checkbox, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import {
  AddCustomerAddressDocument,
  type AddressUse,
  type CustomerPartsFragment,
  RemoveCustomerAddressDocument,
  UpdateCustomerAddressDocument,
} from '../../../gql/graphql';
import { AddressFields, type AddressValues } from '../../../shared/AddressFields';
import { AddressLines } from '../../../shared/AddressLines';
import { type Refusal, useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';

type Place = NonNullable<CustomerPartsFragment['addresses']>[number];
type Values = AddressValues & { uses: AddressUse[] };
type Props = {
  customer: CustomerPartsFragment;
  /** The customer has risen to this version by what was done here. */
  onVersion: (version: number) => void;
  onRefusal: (it: Refusal) => boolean;
};

const formOf = (it: Place | undefined): Partial<Values> => (it ? { ...it.address, uses: [...it.uses] } : {});

/** Where a customer is shipped to and billed. */
export function Addresses({ customer, onVersion, onRefusal }: Props) {
  const { t } = useTranslation(['customers', 'words', 'common']);
  const { modal } = App.useApp();
  const can = useCan();
  const [form] = Form.useForm<Values>();
  const [editing, setEditing] = useState<Place | 'new' | null>(null);
  // An address is written on top of the customer as he was when it was opened, whatever the form beside it began with.
  const [seen, setSeen] = useState(customer.version);
  const place = (path: readonly string[]) => (path[0] === 'address' && path[1] ? [path[1]] : null);
  const [add, { isBusy: a }] = useCommand(AddCustomerAddressDocument, { form, place });
  const conflict = useConflict<Values, CustomerPartsFragment>({
    form,
    from: null,
    fields: [
      ...(['recipient', 'line1', 'line2', 'postalCode', 'city', 'region', 'countryCode', 'phone'] as const).map((key) => ({
        key,
        label: t(`common:address.${key}`),
      })),
      {
        key: 'uses',
        label: t('defaultFor'),
        say: (uses: AddressUse[] = []) => uses.map((use) => t(`words:AddressUse.${use}`)).join(' · '),
      },
    ],
    toForm: (current) => formOf(current.addresses?.find((it) => it.id === (editing !== 'new' && editing?.id))),
    save: (now) => void save(form.getFieldsValue(), now),
    onTheirs: () => setEditing(null),
  });
  const [update, { isBusy: b }] = useCommand(UpdateCustomerAddressDocument, { form, place, onRefusal: conflict.onRefusal });
  const [remove] = useCommand(RemoveCustomerAddressDocument, { onRefusal });

  const open = (it: Place | 'new') => {
    form.resetFields();
    form.setFieldsValue(it === 'new' ? { recipient: customer.name, countryCode: customer.countryCode ?? undefined, uses: [] } : formOf(it));
    conflict.begin(customer, it === 'new' ? {} : formOf(it));
    setSeen(customer.version);
    setEditing(it);
  };
  const save = async (address: Values, expectedVersion = seen) => {
    const done =
      editing === 'new'
        ? await add({ input: { customerId: customer.id, address } }).then((it) => it && { customer: it.customerAddress?.customer })
        : editing && (await update({ input: { id: editing.id, expectedVersion, address } }));
    if (!done) return;

    if (done.customer) onVersion(done.customer.version);
    setEditing(null);
  };
  const onRemove = (it: Place) =>
    modal.confirm({
      title: t('removeAddress'),
      content: it.address && <AddressLines address={it.address} />,
      okText: t('common:remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        const done = await remove({ input: { id: it.id, expectedVersion: customer.version } });
        if (done?.customer) onVersion(done.customer.version);
      },
    });

  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('addresses')}</h2>
        {can('customers:write') && (
          <Button size="small" onClick={() => open('new')}>
            {t('addAddress')}
          </Button>
        )}
      </div>
      <div className="panel-body places">
        {customer.addresses?.length === 0 && <p className="muted flush">{t('noAddresses')}</p>}
        {customer.addresses?.map((it) => (
          <article key={it.id} className="place">
            {it.uses.length > 0 && <div className="muted small">{it.uses.map((use) => t(`words:AddressUse.${use}`)).join(' · ')}</div>}
            {it.address && <AddressLines address={it.address} />}
            {can('customers:write') && (
              <span className="row">
                <Button size="small" type="text" onClick={() => open(it)}>
                  {t('common:edit')}
                </Button>
                <Button size="small" type="text" onClick={() => onRemove(it)}>
                  {t('common:remove')}
                </Button>
              </span>
            )}
          </article>
        ))}
      </div>
      <Modal
        open={editing !== null}
        title={editing === 'new' ? t('addAddress') : t('editAddress')}
        okText={t('common:save')}
        okButtonProps={{ loading: a || b }}
        onOk={() => form.submit()}
        onCancel={() => setEditing(null)}
        width={520}
        forceRender
      >
        <Form name="address" form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
          <AddressFields />
          <Form.Item name="uses" label={t('defaultFor')}>
            <Checkbox.Group
              options={(['SHIPPING', 'BILLING'] as const).map((value) => ({ value, label: t(`words:AddressUse.${value}`) }))}
            />
          </Form.Item>
        </Form>
      </Modal>
      {conflict.dialog}
    </section>
  );
}
