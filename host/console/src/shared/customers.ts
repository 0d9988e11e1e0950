import type { CustomerFilterInput } from '../gql/graphql';
import { useFields } from './useFields';

/** By a part of the name or of its pinyin: customers, and orders' customers. */
export const called = (text: string) => ({ or: [{ name: { icontains: text } }, { pinyin: { icontains: text } }] });

/** Customers by what a person has at hand. A field that he may not read would have the whole search refused: he finds by the others. */
export const likeCustomer = (text: string, reads: (field: string) => boolean): CustomerFilterInput => ({
  or: [
    called(text),
    { code: { istartsWith: text } },
    ...(reads('customer.email') ? [{ email: { eq: text } }] : []),
    ...(reads('customer.phone') ? [{ phone: { eq: text } }] : []),
  ],
});

export function useLikeCustomer() {
  const { reads } = useFields();

  return (text: string) => likeCustomer(text, reads);
}
