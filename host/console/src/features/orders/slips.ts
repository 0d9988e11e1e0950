import type { FulfillmentStage, OrderStatus } from '../../gql/graphql';

const givenUp: OrderStatus[] = ['CANCELLED', 'REJECTED', 'EXPIRED'];

type Parcel = { status: FulfillmentStage };
type Line = { quantity: number; cancelled: number };

const live = <It extends Parcel>(parcels: readonly It[]) => parcels.filter((it) => it.status !== 'CANCELLED');

/** Whether anything of an order goes out, or went: what does not needs no packing slip. */
export const goesOut = (order: { number?: string | null; status: OrderStatus; fulfillments: readonly Parcel[] }) =>
  Boolean(order.number) && (live(order.fulfillments).length > 0 || !givenUp.includes(order.status));

/** The parcels of an order; where there is none yet, its lines without what was cancelled of them. */
export function parcelsOf<It extends Parcel, One extends Line>(order: {
  number?: string | null;
  status: OrderStatus;
  fulfillments: readonly It[];
  lines: readonly One[];
}): { parcels: It[]; lines: One[] } {
  const parcels = live(order.fulfillments);
  const lines = order.lines.filter((it) => it.quantity > it.cancelled).map((it) => ({ ...it, quantity: it.quantity - it.cancelled }));

  return { parcels, lines: parcels.length === 0 && goesOut(order) ? lines : [] };
}
