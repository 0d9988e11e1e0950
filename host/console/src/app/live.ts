import { useEffect } from 'react';
import { type AnyVariables, createRequest, type UseQueryArgs, type UseQueryResponse, useClient, useQuery } from 'urql';
import { askAgain } from './askAgain';

/** What the server tells changes of; see Live.tsx. */
export type Kind = 'orders' | 'sales' | 'stock' | 'receipts' | 'imports';

/** A list is asked again at most this often, however many rows change. */
const EVERY = 200;

const listeners = new Map<Kind, Set<() => void>>();
const resting = new Set<Kind>();
const waiting = new Set<Kind>();
let held = 0;

/** Rows of this kind have changed: whatever lists them is asked again, at once or with those that come just after. */
export function changed(kind: Kind) {
  if (held > 0 || resting.has(kind) || document.visibilityState === 'hidden') return void waiting.add(kind);

  resting.add(kind);
  setTimeout(() => {
    resting.delete(kind);
    if (waiting.delete(kind)) changed(kind);
  }, EVERY);
  for (const tell of listeners.get(kind) ?? []) tell();
}

/** The connection was away: nobody knows what was missed. */
export function changedAll() {
  for (const kind of listeners.keys()) changed(kind);
}

/** While many commands are given one after the other, no list is asked again; afterwards each is, once. */
export function holdLists() {
  held++;

  return () => {
    held--;
    if (held === 0) changedAll();
  };
}

export const areListsHeld = () => held > 0;

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') for (const kind of [...waiting]) if (waiting.delete(kind)) changed(kind);
});

export function onChange(kind: Kind, tell: () => void) {
  const told = listeners.get(kind) ?? new Set();
  listeners.set(kind, told.add(tell));

  return () => void told.delete(tell);
}

/** A query that is asked again when rows of these kinds change, whoever changed them. */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
  ...kinds: Kind[]
): UseQueryResponse<Data, Variables> {
  const client = useClient();
  const answer = useQuery(args);
  const request = createRequest(args.query, args.variables as Variables);
  const list = kinds.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the request
  useEffect(() => {
    if (args.pause) return;

    // The running operation itself, not another one beside it: the end of either would take the other's answer along.
    const again = () => askAgain(client, client.createRequestOperation('query', request, { requestPolicy: 'network-only' }));
    const leave = list.split(',').map((kind) => onChange(kind as Kind, again));

    return () => {
      for (const it of leave) it();
    };
  }, [client, request.key, args.pause, list]);

  return answer;
}
