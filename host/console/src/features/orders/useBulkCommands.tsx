import { useTranslation } from 'react-i18next';
import {
  BulkAllocateDocument,
  BulkApproveDocument,
  BulkCancelDocument,
  BulkDeleteDocument,
  BulkDeliverDocument,
  type BulkOrderFragment,
  BulkPackDocument,
  BulkPickDocument,
  BulkRejectDocument,
  BulkReturnDocument,
  BulkShipDocument,
  BulkSubmitDocument,
} from '../../gql/graphql';
import type { BulkResult, Verdict } from '../../shared/bulk';
import { useBulk } from '../../shared/useBulk';
import type { FulfillmentItem, OrderCommand, StageCommand } from './bulk';

/** Commands for many orders or shipments; text is the reason, the note or the carrier. */
export function useBulkCommands(onEnd: (results: BulkResult[]) => void) {
  const { t } = useTranslation(['orders', 'common']);
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

  return {
    dialog,
    orders: (field: OrderCommand, orders: readonly BulkOrderFragment[], text = '') =>
      start(
        t(`act.${field}`),
        orders.map((it) => ({ ...it, name: it.number ?? t('common:draft'), hint: it.customerName ?? t('walkIn') })),
        (it) => order(field, text, it),
      ),
    stages: (field: StageCommand, items: readonly FulfillmentItem[], text = '') =>
      start(t(`act.${field}`), items, (it) => stage(field, text, it)),
  };
}
