import { useQuery } from 'urql';
import { useCan } from '../../app/session';
import { PricesPaidDocument } from '../../gql/graphql';
import { type Paid, pricesIn } from './prices';

/** What the customer paid for this the last times; asked once for each line, however many follow. */
export function usePrices(customerId: string | undefined, variantId: string): readonly Paid[] {
  const may = useCan()('orders:read');
  const [{ data }] = useQuery({
    query: PricesPaidDocument,
    variables: { customerId: customerId ?? '', variantId },
    pause: !may || !customerId,
  });

  return customerId ? pricesIn(data?.orders?.nodes ?? [], variantId) : [];
}
