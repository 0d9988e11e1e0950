import { useEffect, useSyncExternalStore } from 'react';

let place: string | undefined;
const listeners = new Set<() => void>();

const put = (href?: string) => {
  place = href;
  for (const tell of listeners) tell();
};

/** A page says to which page of the menu it belongs, where its own address doesn't tell. */
export function useBelonging(href?: string) {
  useEffect(() => {
    put(href);

    return () => put();
  }, [href]);
}

/** Where the page shown says that it belongs. */
export const usePlaceShown = () =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);

      return () => listeners.delete(tell);
    },
    () => place,
  );
