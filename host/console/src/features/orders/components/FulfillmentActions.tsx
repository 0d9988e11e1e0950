import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CancelFulfillmentDocument,
  ConfirmDeliveryDocument,
  type FulfillmentPartsFragment,
  PackFulfillmentDocument,
  StartPickingDocument,
} from '../../../gql/graphql';
import { AskReason } from '../../../shared/AskReason';
import { useCommand } from '../../../shared/useCommand';

const steps = ['startPicking', 'packFulfillment', 'shipFulfillment', 'confirmDelivery'] as const;
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
    if (next === 'shipFulfillment') setShipping(true);
  };

  return (
    <>
      {allowed.has('cancelFulfillment') && (
        <Button type="text" size={size} onClick={() => setCancelling(true)}>
          {t('act.cancelFulfillment')}
        </Button>
      )}
      {next && (
        <Button type={size ? 'primary' : 'default'} size={size} loading={a || b || d} onClick={() => void go()}>
          {t(`act.${next}`)}
        </Button>
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
