import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { SavedViewsDocument } from '../../gql/graphql';
import { useListSearch } from '../../shared/useListSearch';
import { searchOf, textOf } from '../../shared/viewText';
import { filterKeys } from './search';

export const LIST = 'orders';

export const builtIn: { name: string; search: string; count?: 'DRAFT' | 'PENDING_REVIEW' | 'CONFIRMED' | 'HELD' | 'UNPAID' }[] = [
  { name: 'all', search: '' },
  { name: 'drafts', search: 'status=DRAFT', count: 'DRAFT' },
  { name: 'toReview', search: 'status=PENDING_REVIEW', count: 'PENDING_REVIEW' },
  { name: 'open', search: 'status=CONFIRMED', count: 'CONFIRMED' },
  { name: 'onHold', search: 'hold=yes', count: 'HELD' },
  { name: 'toPay', search: 'status=CONFIRMED&payment=UNPAID,PARTIALLY_PAID', count: 'UNPAID' },
];

/** Two addresses that filter alike; the order of rows makes no other view. */
export const filtersOf = (text: string) => textOf(searchOf(text), filterKeys);

/** Ready-made, own and shared views: each is nothing but an address. */
export function useViews() {
  const { search, set } = useListSearch();
  const [{ data }] = useQuery({ query: SavedViewsDocument, variables: { list: LIST } });
  const saved = data?.savedViews ?? [];
  const current = textOf(search, filterKeys);
  const own = saved.find((it) => filtersOf(it.search) === current);
  const active = builtIn.find((it) => it.search === current)?.name ?? own?.id ?? '';
  const start = useRef(current === '' && !search.open && !search.after && !search.before);
  const first = saved.find((it) => it.isDefault && it.isMine) ?? saved.find((it) => it.isDefault);

  const open = (text: string, replace = false) => {
    const wanted = searchOf(text);
    set({ open: undefined, ...Object.fromEntries([...filterKeys, 'sort'].map((key) => [key, wanted[key]])) }, replace);
  };

  // The list opens with the person's default, and whoever asks for all of it then gets all of it.
  useEffect(() => {
    if (!data || !start.current) return;

    start.current = false;
    if (first) open(first.search, true);
  });

  return { saved, own, active, current, sorted: textOf(search, [...filterKeys, 'sort']), open };
}
