import type { BulkFulfillmentFragment, BulkOrderFragment } from '../../gql/graphql';
import type { BulkItem } from '../../shared/bulk';

/** What many orders may be asked at once, as the server names the commands. */
export const orderCommands = ['submitOrder', 'approveOrder', 'allocateOrder', 'rejectOrder', 'cancelOrder', 'deleteOrder'] as const;
export const stageCommands = ['startPicking', 'packFulfillment', 'shipFulfillment', 'confirmDelivery', 'cancelFulfillment'] as const;

export type OrderCommand = (typeof orderCommands)[number];
export type StageCommand = (typeof stageCommands)[number];

type Actions = { allowedActions?: readonly { field: string; allowed: boolean }[] | null };

export const allows = ({ allowedActions }: Actions, field: string) =>
  allowedActions?.some((it) => it.field === field && it.allowed) ?? false;

export type FulfillmentItem = BulkItem & { version: number; ofOrder?: string };

/** The fulfillments of orders that are ready for a step; each keeps the order it is of. */
export const ready = (orders: readonly BulkOrderFragment[], field: StageCommand): FulfillmentItem[] =>
  orders.flatMap((order) =>
    order.fulfillments
      .filter((it) => allows(it, field))
      .map((it) => ({
        id: it.id,
        version: it.version,
        name: it.number,
        hint: [order.number, order.customerName].filter(Boolean).join(' · '),
        ofOrder: order.id,
      })),
  );

export const isOrder = <T extends { __typename: string }>(it: T | null): it is T & { __typename: 'Order' } & BulkOrderFragment =>
  it?.__typename === 'Order';
export const isFulfillment = <T extends { __typename: string }>(
  it: T | null,
): it is T & { __typename: 'Fulfillment' } & BulkFulfillmentFragment & {
    order?: { number?: string | null; customerName?: string | null } | null;
  } => it?.__typename === 'Fulfillment';
