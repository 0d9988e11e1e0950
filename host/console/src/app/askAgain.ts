import type { Client, Exchange, Operation } from 'urql';
import { onPush, pipe } from 'wonka';

const underWay = new Set<number>();
const onceMore = new Map<number, Operation>();

/**
 * Asks a query again that a page shows. While its answer is under way urql would drop the second question, though that
 * answer may be older than the change that led to it: it is asked once that answer has come.
 */
export function askAgain(client: Client, operation: Operation) {
  if (underWay.has(operation.key)) onceMore.set(operation.key, operation);
  else client.reexecuteOperation(operation);
}

/** Knows what is under way; it stands right before what sends. */
export const askAgainExchange: Exchange =
  ({ client, forward }) =>
  (operations) =>
    pipe(
      operations,
      onPush(({ kind, key }) => {
        if (kind === 'query') underWay.add(key);
        else if (kind === 'teardown' && underWay.delete(key)) onceMore.delete(key);
      }),
      forward,
      onPush(({ operation: { key } }) => {
        if (!underWay.delete(key)) return;

        const again = onceMore.get(key);
        // Not before urql has taken this answer.
        if (again && onceMore.delete(key)) queueMicrotask(() => client.reexecuteOperation(again));
      }),
    );
