import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { AskReason } from '../../../shared/AskReason';
import { lastCarrier } from '../carrier';

export type Asked = { field: string; count: number; onGive: (text: string) => void };

/** What has to be known before many are dealt with: the reason, the note or the carrier; and that one means it. */
export function BulkAsk({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  const { t } = useTranslation(['orders', 'common']);
  const field = asked?.field ?? '';
  const title = asked ? t('actMany', { act: t(`act.${field}`), count: asked.count }) : '';
  const give = (text: string) => {
    asked?.onGive(text);
    onClose();
  };

  if (field === 'shipFulfillment') return <Carrier title={title} onClose={onClose} onGive={give} />;
  if (field === 'deleteOrder')
    return (
      <Modal
        open
        title={title}
        okText={t('act.deleteOrder')}
        okButtonProps={{ danger: true }}
        width={420}
        onOk={() => give('')}
        onCancel={onClose}
      >
        <p className="flush">{t('deleteManyHint')}</p>
      </Modal>
    );

  return (
    <AskReason
      isOpen={asked !== null}
      title={title}
      hint={asked ? t(`ask.${field}`) : undefined}
      label={field === 'approveOrder' ? t('approveNote') : t('reason')}
      verb={asked ? t(`act.${field}`) : ''}
      isDanger={field !== 'approveOrder'}
      isOptional={field === 'approveOrder'}
      onClose={onClose}
      onGive={give}
    />
  );
}

function Carrier({ title, onClose, onGive }: { title: string; onClose: () => void; onGive: (carrier: string) => void }) {
  const { t } = useTranslation(['orders', 'common']);
  const [form] = Form.useForm<{ carrier: string }>();

  return (
    <Modal open title={title} okText={t('act.shipFulfillment')} width={420} onOk={() => form.submit()} onCancel={onClose}>
      <Form
        name="shipMany"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ carrier: lastCarrier.get() }}
        onFinish={({ carrier }) => {
          lastCarrier.set(carrier);
          onGive(carrier);
        }}
      >
        <Form.Item name="carrier" label={t('carrier')} extra={t('carrierForAll')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
