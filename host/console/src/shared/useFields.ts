import { useQuery } from 'urql';
import { GuardedFieldsDocument } from '../gql/graphql';

/** What goods cost, as roles name the field. */
export const COST = 'variant.cost';

/** Which guarded fields the person may see and set, e.g. "variant.cost"; none until that is known. */
export function useFields() {
  const [{ data }] = useQuery({ query: GuardedFieldsDocument, requestPolicy: 'cache-first' });
  const of = (name: string) => data?.guardedFields?.find((it) => it.name === name);

  return { reads: (name: string) => of(name)?.isReadable ?? false, writes: (name: string) => of(name)?.isWritable ?? false };
}
