import { useQuery } from 'urql';
import { useCan } from '../../app/session';
import { PricesPaidDocument } from '../../gql/graphql';
import { type Paid, pricesIn } from './prices';

/** What the customer paid for these the last times. */
export function usePrices(customerId: string | undefined, variantIds: readonly string[]): ReadonlyMap<string, readonly Paid[]> {
  const may = useCan()('orders:read');
  const ids = [...new Set(variantIds)];
  const [{ data }] = useQuery({
    query: PricesPaidDocument,
    variables: { customerId: customerId ?? '', variantIds: ids },
    pause: !may || !customerId || ids.length === 0,
  });

  return customerId ? pricesIn(data?.orders?.nodes ?? []) : new Map();
}
