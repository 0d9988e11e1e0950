import { App, Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AllocateOrderDocument,
  ApproveOrderDocument,
  CancelOrderDocument,
  CopyOrderDocument,
  DeleteOrderDocument,
  HoldOrderDocument,
  type OrderDetailFragment,
  RejectOrderDocument,
  ReleaseOrderDocument,
  ReopenOrderDocument,
  ReviseOrderDocument,
  SubmitOrderDocument,
  WithdrawOrderDocument,
} from '../../gql/graphql';
import { useFormat } from '../../shared/format';
import { type Refusal, useCommand } from '../../shared/useCommand';
import { useGo } from '../../shared/usePageLink';
import { useUndo } from '../../shared/useUndo';
import { Timeline } from './components/Timeline';
import { withShortages } from './shortages';
import { useSubmitted } from './useSubmitted';

/** The commands of one order, given by their names. */
export function useOrderCommands(order: Pick<OrderDetailFragment, 'id' | 'version' | 'timeline' | 'holdReason'>) {
  const { t } = useTranslation(['orders', 'common']);
  const { message } = App.useApp();
  const go = useGo();
  const format = useFormat();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [isChanged, setChanged] = useState(false);
  const [meanwhile, setMeanwhile] = useState<OrderDetailFragment | null>(null);
  // What a refusal has shown may be acted on before the page has it.
  const shown = useRef({ id: '', version: 0 });
  // The answer to a stale command brings the order as it is; the cache shows it, and the person decides anew.
  const onRefusal = (it: Refusal & { current?: unknown }) => {
    if (it.code !== 'VERSION_CONFLICT') return false;

    const current = it.current as OrderDetailFragment | null | undefined;
    if (current) shown.current = current;
    const seen = Math.max(0, ...order.timeline.map(({ position }) => position));
    setMeanwhile(current ? { ...current, timeline: current.timeline.filter(({ position }) => position > seen) } : null);
    setChanged(true);

    return true;
  };
  // Where a reason was asked for, the refusal is shown beside it.
  const beside = (it: Refusal & { current?: unknown }) => {
    if (!onRefusal(it)) setRefusals((now) => [...now, told(it)]);

    return true;
  };
  const told = (refusal: Refusal & { shortages?: unknown }) =>
    withShortages(refusal, ({ sku, wanted, available }) =>
      t('shortOf', { sku, wanted: format.quantity(wanted), available: format.quantity(available) }),
    );
  // Where nothing was asked for there is no dialog to say it in.
  const aloud = (it: Refusal & { current?: unknown; shortages?: unknown }) => {
    if (onRefusal(it)) return true;
    if (!it.shortages) return false;

    void message.error(told(it).message, 8);

    return true;
  };
  const [submit, { isBusy: a }] = useCommand(SubmitOrderDocument, { onRefusal: aloud });
  const [approve, { isBusy: b }] = useCommand(ApproveOrderDocument, { onRefusal: beside });
  const [reject, { isBusy: c }] = useCommand(RejectOrderDocument, { onRefusal: beside });
  const [withdraw, { isBusy: d }] = useCommand(WithdrawOrderDocument, { onRefusal });
  const [revise, { isBusy: e }] = useCommand(ReviseOrderDocument, { onRefusal });
  const [cancel, { isBusy: f }] = useCommand(CancelOrderDocument, { onRefusal: beside });
  const [allocate, { isBusy: g }] = useCommand(AllocateOrderDocument, { onRefusal: aloud });
  const [copy, { isBusy: h }] = useCommand(CopyOrderDocument, { onRefusal });
  const [remove, { isBusy: i }] = useCommand(DeleteOrderDocument, { onRefusal });
  const [hold, { isBusy: j }] = useCommand(HoldOrderDocument, { onRefusal: beside });
  const [release, { isBusy: k }] = useCommand(ReleaseOrderDocument, { onRefusal: beside });
  const [letGo] = useCommand(ReleaseOrderDocument);
  const [holdAgain] = useCommand(HoldOrderDocument);
  const submitted = useSubmitted();
  const undo = useUndo();
  const [reopen, { isBusy: l }] = useCommand(ReopenOrderDocument, { onRefusal: beside });

  async function give(field: string, reason = ''): Promise<boolean> {
    setRefusals([]);
    const known = shown.current.id === order.id ? shown.current.version : 0;
    const input = { id: order.id, expectedVersion: Math.max(order.version, known) };
    switch (field) {
      case 'submitOrder': {
        const done = await submit({ input });
        if (done?.order) submitted(done.order);

        return done !== null;
      }
      case 'approveOrder':
        return said(await approve({ input: { ...input, note: reason || null } }));
      case 'rejectOrder':
        return said(await reject({ input: { ...input, reason } }));
      case 'withdrawOrder':
        return said(await withdraw({ input }));
      case 'reviseOrder':
        return said(await revise({ input }));
      case 'cancelOrder':
        return said(await cancel({ input: { ...input, reason } }));
      case 'holdOrder':
        return undoable(field, await hold({ input: { ...input, reason } }), (at) => letGo({ input: at }));
      case 'releaseOrder':
        return undoable(field, await release({ input: { ...input, note: reason || null } }), (at) =>
          holdAgain({ input: { ...at, reason: order.holdReason ?? '' } }),
        );
      case 'reopenOrder':
        return said(await reopen({ input: { ...input, reason } }));
      case 'allocateOrder':
        return said(await allocate({ input }));
      case 'copyOrder': {
        const done = await copy({ input: { id: order.id } });
        if (done?.order) go(`/orders/${encodeURIComponent(done.order.id)}/edit`);

        return done !== null;
      }
      case 'deleteOrder': {
        const done = await remove({ input });
        if (done) go('/orders', { replace: true });

        return done !== null;
      }
      default:
        return false;
    }
  }

  /** The inverse goes by the order as the command has left it. */
  function undoable(
    field: string,
    done: { order?: Pick<OrderDetailFragment, 'id' | 'version'> | null } | null,
    inverse: (at: { id: string; expectedVersion: number }) => Promise<unknown>,
  ) {
    const now = done?.order;
    if (now) undo(t(`undo.${field}`), () => inverse({ id: now.id, expectedVersion: now.version }));

    return done !== null;
  }

  function said(done: unknown) {
    if (done) void message.success(t('done'));

    return done !== null;
  }

  const dialog = (
    <Modal
      open={isChanged}
      title={t('changed')}
      width={460}
      onCancel={() => setChanged(false)}
      footer={
        <Button type="primary" onClick={() => setChanged(false)}>
          {t('common:close')}
        </Button>
      }
    >
      <p>{t('changedHint')}</p>
      {meanwhile && <Timeline order={meanwhile} />}
    </Modal>
  );

  return { give, dialog, refusals, forget: () => setRefusals([]), isBusy: a || b || c || d || e || f || g || h || i || j || k || l };
}
