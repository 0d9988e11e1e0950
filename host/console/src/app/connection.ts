import { useSyncExternalStore } from 'react';

/** One that is back this soon was hardly away: nobody need read of it. */
const AFTER = 3_000;

const listeners = new Set<() => void>();
let isAway = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function set(away: boolean) {
  clearTimeout(timer);
  timer = undefined;
  if (isAway === away) return;

  isAway = away;
  for (const tell of listeners) tell();
}

/** What tells of others' changes is gone. */
export function noteGone() {
  timer ??= setTimeout(() => set(true), AFTER);
}

export const noteBack = () => set(false);

function listen(tell: () => void) {
  listeners.add(tell);

  return () => void listeners.delete(tell);
}

/** Whether what others change stays unseen just now. */
export const useIsAway = () => useSyncExternalStore(listen, () => isAway);
