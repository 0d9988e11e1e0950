import type { BulkFulfillmentFragment, BulkOrderFragment, FulfillmentFilterInput, FulfillmentStage } from '../../gql/graphql';
import type { BulkItem } from '../../shared/bulk';

/** What many orders may be asked at once, as the server names the commands. */
export const orderCommands = [
  'submitOrder',
  'approveOrder',
  'allocateOrder',
  'rejectOrder',
  'cancelOrder',
  'holdOrder',
  'releaseOrder',
  'deleteOrder',
] as const;
export const stageCommands = ['startPicking', 'packFulfillment', 'shipFulfillment', 'confirmDelivery', 'cancelFulfillment'] as const;

export type OrderCommand = (typeof orderCommands)[number];
export type StageCommand = (typeof stageCommands)[number];

/** What the lists of the warehouse show. */
export const shipmentStages: Record<'pick' | 'ship', FulfillmentStage[]> = { pick: ['PICKING', 'PENDING'], ship: ['PACKED'] };

/** Where a shipment stands when a step is its next one. */
export const stageBefore = { startPicking: 'PENDING', packFulfillment: 'PICKING', shipFulfillment: 'PACKED' } as const;
export type ListedStep = keyof typeof stageBefore;

/** Of the shipments that match those whose next step it is: the others would only be refused. */
export const readyFor = (field: ListedStep, where: FulfillmentFilterInput): FulfillmentFilterInput => ({
  and: [where, { status: { eq: stageBefore[field] satisfies FulfillmentStage } }],
});

export const isStage = (field: OrderCommand | StageCommand): field is StageCommand => (stageCommands as readonly string[]).includes(field);

type Actions = { allowedActions?: readonly { field: string; allowed: boolean; code?: string | null; reason?: string | null }[] | null };

export const allows = ({ allowedActions }: Actions, field: string) =>
  allowedActions?.some((it) => it.field === field && it.allowed) ?? false;

/** Whether the person has the right to a command: what one of the records refuses for want of it, all do. */
export const mayGive = (records: readonly Actions[], field: string) =>
  records.some((it) => it.allowedActions?.some((one) => one.field === field && one.code !== 'AUTH_NOT_AUTHORIZED'));

/** Why the server would refuse a command; null where it would not. */
export const refusalOf = ({ allowedActions }: Actions, field: string) => {
  const action = allowedActions?.find((it) => it.field === field);

  return action && !action.allowed ? (action.reason ?? '') : null;
};

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

/** A shipment as one of many: by its number, with whose order it is. */
export const itemOf = (
  it: BulkFulfillmentFragment & { order?: { number?: string | null; customerName?: string | null } | null },
  walkIn: string,
): FulfillmentItem => ({
  id: it.id,
  version: it.version,
  name: it.number,
  hint: [it.order?.number, it.order?.customerName ?? walkIn].filter(Boolean).join(' · '),
});
