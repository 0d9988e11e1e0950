import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import {
  BulkAllocateDocument,
  BulkApproveDocument,
  BulkCancelDocument,
  BulkDeleteDocument,
  BulkDeliverDocument,
  BulkHoldDocument,
  type BulkOrderFragment,
  BulkPackDocument,
  BulkPickDocument,
  BulkRejectDocument,
  BulkReleaseDocument,
  BulkReturnDocument,
  BulkShipDocument,
  BulkSubmitDocument,
  type FulfillmentFilterInput,
  LastMatchingFulfillmentDocument,
  LastMatchingOrderDocument,
  MatchingFulfillmentsDocument,
  MatchingOrdersDocument,
  type OrderFilterInput,
  PickedOrdersDocument,
} from '../../gql/graphql';
import { type BulkItem, type BulkResult, countOf, type Verdict } from '../../shared/bulk';
import { type PageJob, startJob } from '../../shared/pageJobs';
import { patiently, useBulk } from '../../shared/useBulk';
import { MOST } from '../../shared/useSelection';
import {
  type FulfillmentItem,
  isOrder,
  isStage,
  itemOf,
  type ListedStep,
  type OrderCommand,
  ready,
  readyFor,
  refusalOf,
  type StageCommand,
} from './bulk';

type Item = BulkItem & { run: () => Promise<Verdict> };

/** Commands for many orders or shipments; text is the reason, the note or the carrier. */
export function useBulkCommands(onEnd: (results: BulkResult[]) => void) {
  const { t } = useTranslation(['orders', 'common']);
  const { message } = App.useApp();
  const client = useClient();
  const { give, start, dialog } = useBulk(onEnd);

  const order = (field: OrderCommand, text: string, { id, version }: BulkOrderFragment): Promise<Verdict> => {
    const input = { id, expectedVersion: version };
    switch (field) {
      case 'submitOrder':
        return give(BulkSubmitDocument, { input });
      case 'approveOrder':
        return give(BulkApproveDocument, { input: { ...input, note: text || null } });
      case 'rejectOrder':
        return give(BulkRejectDocument, { input: { ...input, reason: text } });
      case 'allocateOrder':
        return give(BulkAllocateDocument, { input });
      case 'cancelOrder':
        return give(BulkCancelDocument, { input: { ...input, reason: text } });
      case 'holdOrder':
        return give(BulkHoldDocument, { input: { ...input, reason: text } });
      case 'releaseOrder':
        return give(BulkReleaseDocument, { input });
      case 'deleteOrder':
        return give(BulkDeleteDocument, { input });
    }
  };
  const stage = (field: StageCommand, text: string, { id, version }: FulfillmentItem): Promise<Verdict> => {
    const input = { id, expectedVersion: version };
    switch (field) {
      case 'startPicking':
        return give(BulkPickDocument, { input });
      case 'packFulfillment':
        return give(BulkPackDocument, { input });
      case 'shipFulfillment':
        return give(BulkShipDocument, { input: { ...input, carrier: text } });
      case 'confirmDelivery':
        return give(BulkDeliverDocument, { input });
      case 'cancelFulfillment':
        return give(BulkReturnDocument, { input: { ...input, reason: text } });
    }
  };

  const named = (it: BulkOrderFragment) => ({ id: it.id, name: it.number ?? t('common:draft'), hint: it.customerName ?? t('walkIn') });
  const refused = async (message: string): Promise<Verdict> => ({ state: 'refused', message });

  /** What a command means for an order: itself, or each of its shipments. What the server would refuse isn't sent. */
  function itemsOf(field: OrderCommand | StageCommand, text: string, it: BulkOrderFragment): Item[] {
    if (!isStage(field)) {
      const why = refusalOf(it, field);

      return [{ ...named(it), run: () => (why === null ? order(field, text, it) : refused(why)) }];
    }

    const open = ready([it], field);
    if (open.length > 0) return open.map((one) => ({ ...one, run: () => stage(field, text, one) }));

    const why = it.fulfillments.map((one) => refusalOf(one, field)).find(Boolean);

    return [{ ...named(it), run: () => refused(why ?? t('nothingReady')) }];
  }

  async function told(job: Promise<PageJob>) {
    const { title: what, results } = await job;
    const [done, count] = [countOf(results, 'done'), results.length];
    if (done === count && count > 0) void message.success(t('common:bulk.allDone', { count, what }));
    else void message.warning(t('common:bulk.ended', { what, done, count }));
  }

  /** Lets go again what was held, as it is by then. */
  const releaseAll = (done: readonly BulkResult[]) =>
    void told(
      startJob<Item>({
        title: t('act.releaseOrder'),
        total: done.length,
        read: async (after) => {
          const [from, to] = [Number(after ?? 0), Number(after ?? 0) + MOST];
          const ids = done.slice(from, to).map((it) => it.id);
          const { data } = await patiently(() =>
            client.query(PickedOrdersDocument, { ids }, { requestPolicy: 'network-only' }).toPromise(),
          );
          if (!data) throw new Error(t('common:unreachable'));

          return {
            items: data.nodes.filter(isOrder).flatMap((it) => itemsOf('releaseOrder', '', it)),
            next: to < done.length ? `${to}` : null,
          };
        },
        give: (it) => it.run(),
      }),
    );

  /** For every order that matches, page by page, while the person goes on. */
  async function all(field: OrderCommand | StageCommand, where: OrderFilterInput, text = '') {
    const fresh = { requestPolicy: 'network-only' } as const;
    const { data } = await patiently(() => client.query(LastMatchingOrderDocument, { where }, fresh).toPromise());
    const last = data?.orders?.nodes?.[0];
    if (!data?.orders || !last) return void message.error(t('common:loadFailed'));

    // What comes in meanwhile nobody has seen.
    void message.info(t('common:bulk.begun'));
    const seen = { and: [where, { createdAt: { lte: last.createdAt } }] };
    await told(
      startJob<Item>({
        title: t(`act.${field}`),
        total: data.orders.totalCount,
        read: async (after) => {
          const { data } = await patiently(() => client.query(MatchingOrdersDocument, { where: seen, after }, fresh).toPromise());
          if (!data?.orders) throw new Error(t('common:unreachable'));

          const { nodes, pageInfo } = data.orders;

          return {
            items: (nodes ?? []).flatMap((it) => itemsOf(field, text, it)),
            next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
          };
        },
        give: (it) => it.run(),
        undo: field === 'holdOrder' ? releaseAll : undefined,
      }),
    );
  }

  /** The next step of every shipment that matches and waits for it. */
  async function allStages(field: ListedStep, where: FulfillmentFilterInput, text = '') {
    const fresh = { requestPolicy: 'network-only' } as const;
    const waiting = readyFor(field, where);
    const { data } = await patiently(() => client.query(LastMatchingFulfillmentDocument, { where: waiting }, fresh).toPromise());
    const last = data?.fulfillments?.nodes?.[0];
    if (!data?.fulfillments || !last) return void message.error(t('common:loadFailed'));

    void message.info(t('common:bulk.begun'));
    const seen = { and: [waiting, { createdAt: { lte: last.createdAt } }] };
    await told(
      startJob<Item>({
        title: t(`act.${field}`),
        total: data.fulfillments.totalCount,
        read: async (after) => {
          const { data } = await patiently(() => client.query(MatchingFulfillmentsDocument, { where: seen, after }, fresh).toPromise());
          if (!data?.fulfillments) throw new Error(t('common:unreachable'));

          const { nodes, pageInfo } = data.fulfillments;

          return {
            items: (nodes ?? []).map((it) => {
              const item = itemOf(it, t('walkIn'));
              const why = refusalOf(it, field);

              return { ...item, run: () => (why === null ? stage(field, text, item) : refused(why)) };
            }),
            next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
          };
        },
        give: (it) => it.run(),
      }),
    );
  }

  return {
    dialog,
    all,
    allStages,
    orders: (field: OrderCommand, orders: readonly BulkOrderFragment[], text = '') =>
      start(
        t(`act.${field}`),
        orders.map((it) => ({ ...it, ...named(it) })),
        (it) => order(field, text, it),
      ),
    stages: (field: StageCommand, items: readonly FulfillmentItem[], text = '') =>
      start(t(`act.${field}`), items, (it) => stage(field, text, it)),
  };
}
