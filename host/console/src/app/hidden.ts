import { CombinedError, type OperationResult } from 'urql';

/**
 * What a role hides comes as null, and as an error beside it. For a page it is just not there: as an error it would have the cache keep
 * nothing of it, and the whole be asked anew with each change. Where all that was asked for is refused, that stays an error.
 */
export function withoutHidden(result: OperationResult): OperationResult {
  const { data, error } = result;
  const left = error?.graphQLErrors.filter((it) => it.extensions.code !== 'AUTH_NOT_AUTHORIZED' || (it.path?.length ?? 0) < 2);
  if (!data || !error || !left || left.length === error.graphQLErrors.length) return result;

  return { ...result, error: left.length > 0 ? new CombinedError({ graphQLErrors: left, response: error.response }) : undefined };
}
