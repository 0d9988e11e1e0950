import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FulfillmentPartsFragment, ShipFulfillmentDocument } from '../../../gql/graphql';
import { CameraButton } from '../../../shared/CameraButton';
import { useCommand } from '../../../shared/useCommand';
import { useLastCarrier } from '../carrier';
import { useStageConflict } from '../useStageConflict';

type Values = { carrier: string; trackingNumber?: string };
type Props = { fulfillment: FulfillmentPartsFragment; onClose: () => void; onDone: () => void };

/** Who carries it, and under which number; the last carrier is proposed. */
export default function ShipDialog({ fulfillment, onClose, onDone }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const lastCarrier = useLastCarrier();
  const [form] = Form.useForm<Values>();
  const [ship, { isBusy }] = useCommand(ShipFulfillmentDocument, { form, onRefusal: useStageConflict(fulfillment, onClose) });
  const onFinish = async ({ carrier, trackingNumber }: Values) => {
    const done = await ship({
      input: { id: fulfillment.id, expectedVersion: fulfillment.version, carrier, trackingNumber: trackingNumber || null },
    });
    if (!done) return;

    lastCarrier.set(carrier);
    onDone();
  };

  return (
    <Modal
      open
      title={t('act.shipFulfillment')}
      okText={t('act.shipFulfillment')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={420}
    >
      <Form
        name="ship"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ carrier: lastCarrier.get() }}
        onFinish={onFinish}
      >
        <Form.Item name="carrier" label={t('carrier')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="trackingNumber" label={t('trackingNumber')}>
          <Input
            maxLength={100}
            suffix={<CameraButton isOne onCode={(code) => form.setFieldValue('trackingNumber', code)} />}
            onPressEnter={() => form.submit()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
