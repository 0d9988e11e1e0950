import { type Client, type Exchange, makeOperation, type Operation } from 'urql';
import { onPush, pipe } from 'wonka';

const shown = new Map<number, Operation>();
const underWay = new Map<number, Operation>();
const onceMore = new Map<number, Operation>();

/**
 * Asks a query again that a page shows. While its answer is under way urql would drop the second question, though that
 * answer may be older than the change that led to it: it is asked once that answer has come.
 */
export function askAgain(client: Client, operation: Operation) {
  if (underWay.has(operation.key)) onceMore.set(operation.key, operation);
  else client.reexecuteOperation(operation);
}

const anew = (it: Operation) => makeOperation('query', it, { ...it.context, requestPolicy: 'network-only' });

/** All that the page shows may have changed. */
export function askAllShown(client: Client) {
  for (const it of [...shown.values()]) askAgain(client, anew(it));
}

/** A command was answered: what is under way may be older, and what the cache forgot by the command would be missing in it. */
function askAllAgain() {
  for (const [key, it] of underWay) onceMore.set(key, anew(it));
}

/** Knows what is shown and what is under way; it stands right before what sends. */
export const askAgainExchange: Exchange =
  ({ client, forward }) =>
  (operations) =>
    pipe(
      operations,
      onPush((operation) => {
        const { kind, key } = operation;
        if (kind === 'query') {
          shown.set(key, operation);
          underWay.set(key, operation);
        } else if (kind === 'teardown') {
          shown.delete(key);
          if (underWay.delete(key)) onceMore.delete(key);
        }
      }),
      forward,
      onPush(({ operation: { kind, key } }) => {
        if (kind === 'mutation') askAllAgain();
        if (!underWay.delete(key)) return;

        const again = onceMore.get(key);
        // Not before urql has taken this answer.
        if (again && onceMore.delete(key)) queueMicrotask(() => client.reexecuteOperation(again));
      }),
    );
