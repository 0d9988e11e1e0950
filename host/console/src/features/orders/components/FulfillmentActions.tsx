import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CancelFulfillmentDocument,
  ConfirmDeliveryDocument,
  type FulfillmentPartsFragment,
  type FulfillmentStage,
  PackFulfillmentDocument,
  StartPickingDocument,
} from '../../../gql/graphql';
import { AskReason } from '../../../shared/AskReason';
import { useCommand } from '../../../shared/useCommand';

const steps: Partial<Record<FulfillmentStage, string>> = {
  PENDING: 'startPicking',
  PICKING: 'packFulfillment',
  PACKED: 'shipFulfillment',
  SHIPPED: 'confirmDelivery',
};
const ShipDialog = lazy(() => import('./ShipDialog'));

type Props = { fulfillment: FulfillmentPartsFragment; onDone?: () => void; size?: 'large' };

/** The next step of a fulfillment as its one button, and taking it back. */
export function FulfillmentActions({ fulfillment, onDone, size }: Props) {
  const { t } = useTranslation('orders');
  const { message } = App.useApp();
  const [isShipping, setShipping] = useState(false);
  const [isCancelling, setCancelling] = useState(false);
  const [pick, { isBusy: a }] = useCommand(StartPickingDocument);
  const [pack, { isBusy: b }] = useCommand(PackFulfillmentDocument);
  const [deliver, { isBusy: d }] = useCommand(ConfirmDeliveryDocument);
  const [cancel, { isBusy: e }] = useCommand(CancelFulfillmentDocument);
  const actionOf = (field?: string) => fulfillment.allowedActions?.find((it) => it.field === field);
  const next = actionOf(steps[fulfillment.status]);
  const input = { id: fulfillment.id, expectedVersion: fulfillment.version };

  const said = (done: unknown) => {
    if (!done) return;

    void message.success(t('done'));
    onDone?.();
  };
  const go = async () => {
    if (next?.field === 'startPicking') said(await pick({ input }));
    if (next?.field === 'packFulfillment') said(await pack({ input }));
    if (next?.field === 'confirmDelivery') said(await deliver({ input }));
    if (next?.field === 'shipFulfillment') setShipping(true);
  };

  return (
    <>
      {actionOf('cancelFulfillment')?.allowed && (
        <Button type="text" size={size} onClick={() => setCancelling(true)}>
          {t('act.cancelFulfillment')}
        </Button>
      )}
      {next && (
        <>
          {next.reason && <span className="muted small">{next.reason}</span>}
          <Button type={size ? 'primary' : 'default'} size={size} loading={a || b || d} disabled={!next.allowed} onClick={() => void go()}>
            {t(`act.${next.field}`)}
          </Button>
        </>
      )}
      {isShipping && (
        <Suspense fallback={null}>
          <ShipDialog
            fulfillment={fulfillment}
            onClose={() => setShipping(false)}
            onDone={() => {
              setShipping(false);
              said(true);
            }}
          />
        </Suspense>
      )}
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
