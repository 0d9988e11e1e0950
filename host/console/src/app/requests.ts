import type { CombinedError, Operation } from 'urql';

// What a fault is told with to those who can look it up: see Failure.
const operations = new WeakMap<object, string>();
let last = '';

/** The request that was answered last, whatever came of it. */
export const lastRequestId = () => last;

/** Sends, and notes by what id the host knows the request. */
export const fetchNoted: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  last = answer.headers.get('X-Request-Id') ?? last;

  return answer;
};

export function noteOperation(error: CombinedError, operation: Operation) {
  const [definition] = operation.query.definitions;
  const name = definition?.kind === 'OperationDefinition' ? definition.name?.value : undefined;
  if (name) operations.set(error, name);
}

/** The operation that the error is of. */
export const operationOf = (error: CombinedError) => operations.get(error);

/** The id of the request that the error is of. */
export const requestIdOf = (error: CombinedError): string | undefined =>
  (error.graphQLErrors[0]?.extensions.requestId as string | undefined) ?? error.response?.headers?.get?.('X-Request-Id') ?? undefined;

export const isForbidden = (error: CombinedError) => error.graphQLErrors.some((it) => it.extensions.code === 'AUTH_NOT_AUTHORIZED');
