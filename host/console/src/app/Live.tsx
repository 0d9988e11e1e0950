import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useSubscription } from 'urql';
import {
  ImportsChangedDocument,
  OrdersChangedDocument,
  ReceiptsChangedDocument,
  SalesChangedDocument,
  StockChangedDocument,
} from '../gql/graphql';
import { changed, type Kind } from './live';
import { useCan } from './session';

/** Hears what others change while the console is open. A row that comes along is in the cache at once; lists are asked again. */
export function Live() {
  const can = useCan();
  useKind('orders', OrdersChangedDocument, can('orders:read'));
  useKind('sales', SalesChangedDocument, can('analytics:read'));
  useKind('stock', StockChangedDocument, can('inventory:read'));
  useKind('receipts', ReceiptsChangedDocument, can('payments:read'));
  useKind('imports', ImportsChangedDocument, can('orders:import'));

  return null;
}

function useKind<Data>(kind: Kind, query: TypedDocumentNode<Data, Record<string, never>>, may: boolean) {
  useSubscription<Data, null, Record<string, never>>({ query, pause: !may, variables: {} }, () => {
    changed(kind);

    return null;
  });
}
