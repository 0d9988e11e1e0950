import type { OrderFilterInput } from '../../gql/graphql';
import { called } from '../../shared/customers';

/** Orders that a receipt can pay: agreed, and something still owed. */
export const payableOf = (customerId?: string | null, text?: string): OrderFilterInput => ({
  status: { in: ['CONFIRMED', 'COMPLETED'] },
  paymentStatus: { in: ['UNPAID', 'PARTIALLY_PAID'] },
  ...(customerId ? { customerId: { eq: customerId } } : {}),
  ...(text ? { or: [{ number: { icontains: text } }, { customer: called(text) }] } : {}),
});
