import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CancelFulfillmentDocument,
  ConfirmDeliveryDocument,
  type FulfillmentPartsFragment,
  PackFulfillmentDocument,
  ShipFulfillmentDocument,
  StartPickingDocument,
} from '../../../gql/graphql';
import { AskReason } from '../../../shared/AskReason';
import { useCommand } from '../../../shared/useCommand';

const steps = ['startPicking', 'packFulfillment', 'shipFulfillment', 'confirmDelivery'] as const;
const lastCarrier = 'oc.carrier';

type Props = { fulfillment: FulfillmentPartsFragment; onDone?: () => void; size?: 'large' };

/** The next step of a fulfillment as its one button, and taking it back. */
export function FulfillmentActions({ fulfillment, onDone, size }: Props) {
  const { t } = useTranslation('orders');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ carrier: string; trackingNumber?: string }>();
  const [isShipping, setShipping] = useState(false);
  const [isCancelling, setCancelling] = useState(false);
  const [pick, { isBusy: a }] = useCommand(StartPickingDocument);
  const [pack, { isBusy: b }] = useCommand(PackFulfillmentDocument);
  const [ship, { isBusy: c }] = useCommand(ShipFulfillmentDocument, { form });
  const [deliver, { isBusy: d }] = useCommand(ConfirmDeliveryDocument);
  const [cancel, { isBusy: e }] = useCommand(CancelFulfillmentDocument);
  const allowed = new Set(fulfillment.allowedActions?.filter((it) => it.allowed).map((it) => it.field));
  const next = steps.find((it) => allowed.has(it));
  const input = { id: fulfillment.id, expectedVersion: fulfillment.version };

  const said = (done: unknown) => {
    if (!done) return;

    void message.success(t('done'));
    onDone?.();
  };
  const go = async () => {
    if (next === 'startPicking') said(await pick({ input }));
    if (next === 'packFulfillment') said(await pack({ input }));
    if (next === 'confirmDelivery') said(await deliver({ input }));
    if (next === 'shipFulfillment') {
      form.setFieldsValue({ carrier: localStorage.getItem(lastCarrier) ?? '' });
      setShipping(true);
    }
  };
  const onShip = async (values: { carrier: string; trackingNumber?: string }) => {
    const done = await ship({ input: { ...input, carrier: values.carrier, trackingNumber: values.trackingNumber || null } });
    if (!done) return;

    localStorage.setItem(lastCarrier, values.carrier);
    setShipping(false);
    said(done);
  };

  return (
    <>
      {allowed.has('cancelFulfillment') && (
        <Button type="text" size={size} onClick={() => setCancelling(true)}>
          {t('act.cancelFulfillment')}
        </Button>
      )}
      {next && (
        <Button type={size ? 'primary' : 'default'} size={size} loading={a || b || c || d} onClick={() => void go()}>
          {t(`act.${next}`)}
        </Button>
      )}
      <Modal
        open={isShipping}
        title={t('act.shipFulfillment')}
        okText={t('act.shipFulfillment')}
        okButtonProps={{ loading: c }}
        onOk={() => form.submit()}
        onCancel={() => setShipping(false)}
        width={420}
        forceRender
      >
        <Form form={form} layout="vertical" requiredMark={false} onFinish={onShip}>
          <Form.Item name="carrier" label={t('carrier')} rules={[{ required: true, message: t('common:needed') }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="trackingNumber" label={t('trackingNumber')}>
            <Input maxLength={100} onPressEnter={() => form.submit()} />
          </Form.Item>
        </Form>
      </Modal>
      <AskReason
        isOpen={isCancelling}
        title={t('act.cancelFulfillment')}
        hint={t('ask.cancelFulfillment')}
        label={t('reason')}
        verb={t('act.cancelFulfillment')}
        isDanger
        isBusy={e}
        onClose={() => setCancelling(false)}
        onGive={async (reason) => {
          said(await cancel({ input: { ...input, reason } }));
          setCancelling(false);
        }}
      />
    </>
  );
}
