import { useNavigate, useSearch } from '@tanstack/react-router';

/** A list's whole state is in its address: a view can be shared, kept, and Back works. */
export type ListSearch = Record<string, string | undefined>;

export const PAGE = 20;

export function useListSearch() {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();

  /** Changes a filter or the order of rows; paging starts anew. */
  const set = (patch: ListSearch, replace = false) =>
    void navigate({ to: '.', search: { ...search, after: undefined, before: undefined, ...patch } as never, replace });

  const { after, before } = search;
  const [field, direction] = (search.sort ?? '').split('-');
  const page = before ? { last: PAGE, before } : { first: PAGE, after: after ?? null };

  return { search, set, page, sort: field ? { field, direction: direction === 'ASC' ? ('ASC' as const) : ('DESC' as const) } : null };
}

export const listed = (value?: string): string[] => (value ? value.split(',') : []);
export const joined = (values: readonly string[]) => values.join(',') || undefined;
