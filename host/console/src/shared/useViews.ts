import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { SavedViewsDocument } from '../gql/graphql';
import { useListSearch } from './useListSearch';
import { searchOf, textOf } from './viewText';

/** A list with views: its name on the server, the keys of its address that filter, and the views that come with it, all of it first. Page, opened row and order of rows make no other view. */
export type ViewedList = { name: string; filters: readonly string[]; builtIn: readonly { key: string; search: string }[] };

export const ALL = { key: 'all', search: '' };

/** What an address filters by, whatever the order of its parts and rows. */
export const filtersOf = (text: string, filters: readonly string[]) => textOf(searchOf(text), filters);

/** Ready-made, own and shared views of a list: each is nothing but an address. */
export function useViews(list: ViewedList) {
  const { name, filters, builtIn } = list;
  const { search, set } = useListSearch();
  const [{ data }] = useQuery({ query: SavedViewsDocument, variables: { list: name } });
  const saved = data?.savedViews ?? [];
  const current = textOf(search, filters);
  const own = saved.find((it) => filtersOf(it.search, filters) === current);
  const active = builtIn.find((it) => it.search === current)?.key ?? own?.id ?? '';
  const start = useRef(current === '' && !search.open && !search.after && !search.before);
  const first = saved.find((it) => it.isDefault && it.isMine) ?? saved.find((it) => it.isDefault);

  const open = (text: string, replace = false) => {
    const wanted = searchOf(text);
    set({ open: undefined, ...Object.fromEntries([...filters, 'sort'].map((key) => [key, wanted[key]])) }, replace);
  };

  // The list opens with the person's default, and whoever asks for all of it then gets all of it.
  useEffect(() => {
    if (!data || !start.current) return;

    start.current = false;
    if (first) open(first.search, true);
  });

  return { list, saved, own, active, current, sorted: textOf(search, [...filters, 'sort']), open };
}
