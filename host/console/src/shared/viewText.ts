import type { ListSearch } from './useListSearch';

// A view is kept as an address without its letters for special ones, but for those that would part it.
const written = (value: string) => value.replace(/[%&]/g, encodeURIComponent);
const spoken = (text: string) => text.replace(/%2[56]/g, decodeURIComponent);

/** What a list is narrowed to, as it is kept; in the order of the keys, so that two that filter alike are the same. */
export const textOf = (search: ListSearch, keys: readonly string[]) =>
  keys
    .filter((key) => search[key])
    .map((key) => `${key}=${written(String(search[key]))}`)
    .join('&');

export const searchOf = (text: string): ListSearch =>
  Object.fromEntries(
    text.split('&').map((it) => {
      const [key = '', value = ''] = it.split(/=(.*)/s);

      return [key, spoken(value)];
    }),
  );
