import { useLiveQuery } from '../../app/live';
import { useCan } from '../../app/session';
import { StockAtDocument } from '../../gql/graphql';

/** As many as one answer brings. */
const MOST = 100;

/** How much of each is available in one warehouse by now; of a long list what was entered last. */
export function useStockAt(warehouseId: string | undefined, variantIds: readonly string[]): ReadonlyMap<string, number> {
  const ids = [...new Set(variantIds)].slice(-MOST);
  const may = useCan()('inventory:read');
  const pause = !may || !warehouseId || ids.length === 0;
  const [{ data, operation }] = useLiveQuery(
    { query: StockAtDocument, variables: { warehouseId: warehouseId ?? '', ids }, pause },
    'stock',
  );
  const asked = operation?.variables;
  // What was told of another warehouse is nothing here.
  if (pause || !data?.stockLevels || asked?.warehouseId !== warehouseId) return new Map();

  const levels = new Map((data.stockLevels.nodes ?? []).map((it) => [it.variantId, it.available]));

  return new Map([asked.ids].flat().map((id) => [id, levels.get(id) ?? 0]));
}
