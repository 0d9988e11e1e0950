import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { useFormat } from '../../../shared/format';
import { NumberBox, useNumberRule } from '../../../shared/NumberBox';
import { type EntryLine, grossOf } from '../entry';

type Values = { discount?: number; discountReason?: string };
type Props = { line: EntryLine; digits: number; onGive: (part: Values) => void; onClose: () => void };

/** How much a line costs less, and why; nothing takes the discount away. */
export default function DiscountDialog({ line, digits, onGive, onClose }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const { tenant } = useSession();
  const format = useFormat();
  const rule = useNumberRule();
  const [form] = Form.useForm<Values>();
  const gross = grossOf(line, digits);

  return (
    <Modal
      open
      title={t('discountOf', { item: line.name })}
      okText={t('common:save')}
      width={420}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="discount"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ discount: line.discount || undefined, discountReason: line.discountReason }}
        onFinish={({ discount, discountReason }) => {
          onGive(discount ? { discount, discountReason: discountReason?.trim() } : { discount: 0, discountReason: undefined });
          onClose();
        }}
      >
        <Form.Item
          name="discount"
          label={t('discountIn', { currency: tenant.currency })}
          extra={t('discountHint', { gross: format.money({ amount: gross, currency: tenant.currency }) })}
          rules={[rule({ min: 0, max: gross, digits })]}
        >
          <NumberBox
            inForm
            className="money"
            autoFocus
            min={0}
            least={digits}
            onKeyDown={(event) => event.key === 'Enter' && form.submit()}
          />
        </Form.Item>
        <Form.Item
          name="discountReason"
          label={t('reason')}
          dependencies={['discount']}
          rules={[({ getFieldValue }) => ({ required: getFieldValue('discount') > 0, whitespace: true, message: t('common:needed') })]}
        >
          <Input maxLength={200} onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
