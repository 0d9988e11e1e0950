import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { AskReason } from '../../../shared/AskReason';
import { useLastCarrier } from '../carrier';

export type Asked = {
  field: string;
  count: number;
  /** All that match, in the background of the page. */
  isAll?: boolean;
  onGive: (text: string) => void;
};

const asksWhy = ['approveOrder', 'rejectOrder', 'cancelOrder', 'cancelFulfillment', 'holdOrder'];

/** What has to be known before many are dealt with: the reason, the note or the carrier; and that one means it. */
export function BulkAsk({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  const { t } = useTranslation(['orders', 'common']);
  const field = asked?.field ?? '';
  const title = asked ? t('actMany', { act: t(`act.${field}`), count: asked.count }) : '';
  const give = (text: string) => {
    asked?.onGive(text);
    onClose();
  };

  const how = asked?.isAll ? t('common:bulk.allHint') : '';

  if (field === 'shipFulfillment') return <Carrier title={title} hint={how} onClose={onClose} onGive={give} />;
  if (asked && !asksWhy.includes(field))
    return (
      <Modal
        open
        title={title}
        okText={t(`act.${field}`)}
        okButtonProps={{ danger: field === 'deleteOrder' }}
        width={420}
        onOk={() => give('')}
        onCancel={onClose}
      >
        {field === 'deleteOrder' && <p className="flush">{t('deleteManyHint')}</p>}
        {how && <p className="flush">{how}</p>}
      </Modal>
    );

  return (
    <AskReason
      isOpen={asked !== null}
      title={title}
      hint={asked ? [t(`ask.${field}`), how].filter(Boolean).join(' ') : undefined}
      label={field === 'approveOrder' ? t('approveNote') : t('reason')}
      verb={asked ? t(`act.${field}`) : ''}
      isDanger={field !== 'approveOrder' && field !== 'holdOrder'}
      isOptional={field === 'approveOrder'}
      onClose={onClose}
      onGive={give}
    />
  );
}

type CarrierProps = { title: string; hint: string; onClose: () => void; onGive: (carrier: string) => void };

function Carrier({ title, hint, onClose, onGive }: CarrierProps) {
  const { t } = useTranslation(['orders', 'common']);
  const lastCarrier = useLastCarrier();
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
        <Form.Item
          name="carrier"
          label={t('carrier')}
          extra={[t('carrierForAll'), hint].filter(Boolean).join(' ')}
          rules={[{ required: true, message: t('common:needed') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
