import { type Exchange, makeOperation, mapExchange, type OperationResult } from 'urql';

/** How long a command without an answer is taken for the same one, in milliseconds: the server knows a key for a day. */
const KEPT = 12 * 3_600_000;
const STORE = 'oc.unanswered';

type Sent = Record<string, { key: string; at: number }>;

// With the tab, for a phone loads a page anew that it put aside; by a number alone, which tells nothing of what was typed.
function sent(): Sent {
  try {
    const all = Object.entries(JSON.parse(sessionStorage.getItem(STORE) ?? '{}') as Sent);

    return Object.fromEntries(all.filter(([, it]) => it.at > Date.now() - KEPT));
  } catch {
    return {};
  }
}

const keep = (all: Sent) => sessionStorage.setItem(STORE, JSON.stringify(all));

function keyOf(command: number) {
  const all = sent();
  const known = all[command]?.key;
  if (known) return known;

  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((it) => it.toString(16).padStart(2, '0')).join('');
  keep({ ...all, [command]: { key, at: Date.now() } });

  return key;
}

type Payload = { errors?: readonly { code?: string }[] | null } | null;

/** Whether the server said what became of a command: not where the line broke, nor where it says that it is still at it. */
export function isAnswered({ data, error }: Pick<OperationResult, 'data' | 'error'>) {
  const payload = Object.entries(data ?? {}).find(([name]) => name !== '__typename')?.[1] as Payload | undefined;

  return Boolean(payload) && !error?.networkError && !payload?.errors?.some((it) => it.code === 'IDEMPOTENCY_CONCURRENT_REQUEST');
}

/** Whether it had been done under the same key before, and was not done again. */
export const isReplayed = ({ extensions }: Pick<OperationResult, 'extensions'>) => extensions?.idempotency?.replayed === true;

// A file has no name to know it by; what is sent with one bears a version.
const hasFile = (it: unknown): boolean =>
  it instanceof Blob || (typeof it === 'object' && it !== null && Object.values(it).some((part) => hasFile(part)));

/**
 * Each command bears a key until it was answered: whoever gives it again after the answer was lost, with the very same words, has it
 * done once only. It stands before what asks for a new session, so that the command sent again then is the same one.
 */
export const onceExchange: Exchange = mapExchange({
  onOperation(operation) {
    if (operation.kind !== 'mutation' || hasFile(operation.variables)) return;

    const { fetchOptions } = operation.context;
    const key = keyOf(operation.key);

    return makeOperation('mutation', operation, {
      ...operation.context,
      fetchOptions: () => {
        const own = typeof fetchOptions === 'function' ? fetchOptions() : fetchOptions;

        return { ...own, headers: { ...(own?.headers as Record<string, string>), 'Idempotency-Key': key } };
      },
    });
  },
  onResult(result) {
    if (result.operation.kind !== 'mutation' || !isAnswered(result)) return;

    const { [result.operation.key]: _, ...left } = sent();
    keep(left);
  },
});
