import { useLiveQuery } from '../../app/live';
import { useCan } from '../../app/session';
import { StockOfVariantsDocument } from '../../gql/graphql';

/** As many as one question may name. */
const MOST = 50;

/** How much of each is available by now, whoever takes of it meanwhile; of a long order what was entered last. */
export function useStock(variantIds: readonly string[]): ReadonlyMap<string, number> {
  const ids = [...new Set(variantIds)].slice(-MOST);
  const may = useCan()('inventory:read');
  const [{ data }] = useLiveQuery({ query: StockOfVariantsDocument, variables: { ids }, pause: !may || ids.length === 0 }, 'stock');

  return new Map((data?.nodes ?? []).flatMap((it) => (it?.__typename === 'Variant' && it.stock ? [[it.id, it.stock.available]] : [])));
}
