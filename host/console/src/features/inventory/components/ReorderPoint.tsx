import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { SetReorderPointDocument } from '../../../gql/graphql';
import { NumberBox, useNumberRule } from '../../../shared/NumberBox';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';

type Props = { variantId: string; warehouse: { id: string; name: string }; value: number | null; onClose: () => void };

/** At how few available it is time to order more; empty for never. */
export function ReorderPoint({ variantId, warehouse, value, onClose }: Props) {
  const { t } = useTranslation(['inventory', 'common']);
  const { message } = App.useApp();
  const rule = useNumberRule();
  const [form] = Form.useForm<{ reorderPoint?: number | null }>();
  const [set, { isBusy, refusals }] = useCommand(SetReorderPointDocument, { form, isQuiet: true });
  const onFinish = async ({ reorderPoint }: { reorderPoint?: number | null }) => {
    const done = await set({ input: { variantId, warehouseId: warehouse.id, reorderPoint: reorderPoint ?? null } });
    if (!done) return;

    void message.success(t('common:saved'));
    onClose();
  };

  return (
    <Modal
      open
      width={420}
      title={t('reorderOf', { warehouse: warehouse.name })}
      okText={t('common:save')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="reorder"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reorderPoint: value }}
        onFinish={(values) => void onFinish(values)}
      >
        <Refusals of={refusals} />
        <Form.Item
          name="reorderPoint"
          label={t('reorderPoint')}
          extra={t('reorderHint')}
          rules={[rule({ min: 0, max: 1_000_000, digits: 3 })]}
        >
          <NumberBox inForm autoFocus min={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
