import type { FulfillmentStatus, OrderFilterInput, OrderSortInput, OrderStatus, PaymentStatus } from '../../gql/graphql';
import { called } from '../../shared/customers';
import { endOf, startOf } from '../../shared/days';
import { type ListSearch, listed } from '../../shared/useListSearch';

export const statuses: OrderStatus[] = ['DRAFT', 'PENDING_REVIEW', 'CONFIRMED', 'COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];
export const payments: PaymentStatus[] = ['UNPAID', 'PARTIALLY_PAID', 'PAID', 'OVERPAID', 'REFUNDED', 'PARTIALLY_REFUNDED', 'VOIDED'];
export const deliveries: FulfillmentStatus[] = [
  'UNFULFILLED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'PARTIALLY_DELIVERED',
  'DELIVERED',
  'NOT_REQUIRED',
];

/** The keys of the address that filter; all others (page, row opened, order of rows) are not part of a view. */
export const filterKeys = [
  'q',
  'status',
  'payment',
  'delivery',
  'hold',
  'customer',
  'assignee',
  'sku',
  'from',
  'to',
  'least',
  'most',
] as const;

/** In the address instead of a member's id: whoever looks, so that a shared view is each one's own; and orders that are nobody's yet. */
export const ME = 'me';
export const NOBODY = 'none';

/** What the words of an address mean here: the company's zone and the digits of its money, and who "me" is. */
export type Here = { zone: string; digits: number; me?: string | null };

export function toFilter(search: ListSearch, { zone, digits, me }: Here): OrderFilterInput {
  const and: OrderFilterInput[] = [];
  const { q, from, to, hold, customer, assignee, sku, least, most } = search;
  const minor = (amount: string) => Math.round(Number(amount) * 10 ** digits);
  const [status, payment, delivery] = [listed(search.status), listed(search.payment), listed(search.delivery)];

  if (q)
    and.push({
      or: [
        { number: { icontains: q } },
        { externalId: { istartsWith: q } },
        { lines: { some: { sku: { istartsWith: q } } } },
        { customer: called(q) },
      ],
    });
  if (status.length) and.push({ status: { in: status as OrderStatus[] } });
  if (payment.length) and.push({ paymentStatus: { in: payment as PaymentStatus[] } });
  if (delivery.length) and.push({ fulfillmentStatus: { in: delivery as FulfillmentStatus[] } });
  if (hold) and.push({ onHold: { eq: true } });
  if (sku) and.push({ lines: { some: { sku: { eq: sku } } } });
  if (customer) and.push({ customerId: { eq: customer } });
  if (assignee) and.push({ assigneeId: { eq: assignee === NOBODY ? null : assignee === ME ? (me ?? null) : assignee } });
  if (least) and.push({ total: { minorUnits: { gte: minor(least) } } });
  if (most) and.push({ total: { minorUnits: { lte: minor(most) } } });
  if (from) and.push({ placedAt: { gte: startOf(from, zone) } });
  if (to) and.push({ placedAt: { lt: endOf(to, zone) } });

  return and.length > 0 ? { and } : {};
}

export function toOrder(sort: { field?: string; direction: 'ASC' | 'DESC' } | null): OrderSortInput[] {
  switch (sort?.field) {
    case 'number':
      return [{ number: sort.direction }];
    case 'placedAt':
      return [{ placedAt: sort.direction }];
    case 'total':
      return [{ total: { minorUnits: sort.direction } }];
    default:
      return [{ createdAt: 'DESC' }];
  }
}
