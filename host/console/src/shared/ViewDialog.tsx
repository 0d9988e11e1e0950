import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../app/session';
import { RolesToShareDocument, SaveViewDocument, type ViewPartsFragment } from '../gql/graphql';
import { useCommand } from './useCommand';

type Values = { name: string; isDefault: boolean; roleIds: string[] };
type Props = { list: string; view?: ViewPartsFragment; search: string; columns: readonly string[]; onClose: () => void };

/** The name of a view, whether the list opens with it, and who sees it too. */
export default function ViewDialog({ list, view, search, columns, onClose }: Props) {
  const { t } = useTranslation(['common', 'tenancy']);
  const mayShare = useCan()('tenancy:manage-roles');
  const [form] = Form.useForm<Values>();
  const [{ data }] = useQuery({ query: RolesToShareDocument, pause: !mayShare });
  const [save, { isBusy, refusals }] = useCommand(SaveViewDocument, { form, isQuiet: true });

  const onFinish = async (values: Values) => {
    const done = await save({ input: { ...values, id: view?.id, list, search, columns: [...columns] } });
    if (done) onClose();
  };

  return (
    <Modal
      open
      title={view ? t('views.edit') : t('views.save')}
      okText={t('save')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={440}
    >
      <Form
        name="view"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={view ?? { name: '', isDefault: false, roleIds: [] }}
        onFinish={onFinish}
      >
        {refusals.map((it) => (
          <Alert key={it.message} className="gap" type="error" showIcon title={it.message} />
        ))}
        <Form.Item name="name" label={t('views.name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
          <Input maxLength={60} autoFocus={!view} />
        </Form.Item>
        <Form.Item name="isDefault" valuePropName="checked">
          <Checkbox>{t('views.first')}</Checkbox>
        </Form.Item>
        {mayShare && (
          <Form.Item name="roleIds" label={t('views.shared')} extra={t('views.sharedHint')}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={data?.roles?.nodes?.map((it) => ({
                value: it.id,
                label: it.templateKey ? t(`tenancy:role.${it.templateKey}`, { defaultValue: it.name }) : it.name,
              }))}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
