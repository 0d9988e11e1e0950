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
import { useCommand } from '../../../shared/useCommand';
import { shortOf, type Taken, takenOf } from '../taken';
import { useStageConflict } from '../useStageConflict';

const steps: Partial<Record<FulfillmentStage, string>> = {
  PENDING: 'startPicking',
  PICKING: 'packFulfillment',
  PACKED: 'shipFulfillment',
  SHIPPED: 'confirmDelivery',
};
const AskReason = lazy(() => import('../../../shared/AskReason').then((it) => ({ default: it.AskReason })));
const ShipDialog = lazy(() => import('./ShipDialog'));
const ShortDialog = lazy(() => import('./ShortDialog'));

type Props = {
  fulfillment: FulfillmentPartsFragment;
  /** What was taken line by line, where that is counted: no more is packed than that. */
  taken?: Taken;
  onDone?: () => void;
  size?: 'large';
};

/** The next step of a fulfillment as its one button, and taking it back. */
export function FulfillmentActions({ fulfillment, taken, onDone, size }: Props) {
  const { t } = useTranslation('orders');
  const { message } = App.useApp();
  const [isShipping, setShipping] = useState(false);
  const [isCancelling, setCancelling] = useState(false);
  const [isShort, setShort] = useState(false);
  const onRefusal = useStageConflict(fulfillment);
  const [pick, { isBusy: a }] = useCommand(StartPickingDocument, { onRefusal });
  const [pack, { isBusy: b }] = useCommand(PackFulfillmentDocument, { onRefusal });
  const [deliver, { isBusy: d }] = useCommand(ConfirmDeliveryDocument, { onRefusal });
  const [cancel, { isBusy: e, refusals, forget }] = useCommand(CancelFulfillmentDocument, { onRefusal, isQuiet: true });
  const actionOf = (field?: string) => fulfillment.allowedActions?.find((it) => it.field === field);
  const next = actionOf(steps[fulfillment.status]);
  const input = { id: fulfillment.id, expectedVersion: fulfillment.version };
  const isPacking = next?.field === 'packFulfillment';
  const short = taken ? shortOf(fulfillment.lines, taken) : [];
  const isNothingTaken = isPacking && taken !== undefined && fulfillment.lines.every((line) => takenOf(line, taken) === 0);
  const why = next?.reason ?? (isNothingTaken ? t('pick.nothing') : null);

  const said = (done: unknown, text = t('done')) => {
    if (!done) return;

    void message.success(text);
    onDone?.();
  };
  const packTaken = async () => {
    if (!taken) return;

    const lines = short.map((line) => ({ lineId: line.id, quantity: takenOf(line, taken) }));
    said(await pack({ input: { ...input, lines } }), t('pick.restStays'));
    setShort(false);
  };
  const stop = () => {
    forget();
    setCancelling(false);
  };
  const go = async () => {
    if (next?.field === 'startPicking') said(await pick({ input }));
    if (isPacking && short.length > 0) setShort(true);
    else if (isPacking) said(await pack({ input }));
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
          {why && <span className="muted small">{why}</span>}
          <Button
            type={size ? 'primary' : 'default'}
            size={size}
            loading={a || b || d}
            disabled={!next.allowed || isNothingTaken}
            onClick={() => void go()}
          >
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
      {isShort && taken && (
        <Suspense fallback={null}>
          <ShortDialog fulfillment={fulfillment} taken={taken} isBusy={b} onClose={() => setShort(false)} onGive={() => void packTaken()} />
        </Suspense>
      )}
      {isCancelling && (
        <Suspense fallback={null}>
          <AskReason
            isOpen
            title={t('act.cancelFulfillment')}
            hint={t('ask.cancelFulfillment')}
            label={t('reason')}
            verb={t('act.cancelFulfillment')}
            isDanger
            isBusy={e}
            refusals={refusals}
            onClose={stop}
            onGive={async (reason) => {
              const done = await cancel({ input: { ...input, reason } });
              if (done) stop();
              said(done);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
