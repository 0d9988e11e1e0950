import { useSyncExternalStore } from 'react';

function screen(least: number) {
  const query = matchMedia(`(min-width: ${least}px)`);
  const subscribe = (tell: () => void) => {
    query.addEventListener('change', tell);

    return () => query.removeEventListener('change', tell);
  };

  return { subscribe, isThere: () => query.matches };
}

const screens = { 768: screen(768), 992: screen(992) };

/** Whether the window is at least so wide, in pixels: below 768 a list is cards, below 992 the menu is a drawer. */
export const useWide = (least: keyof typeof screens) => useSyncExternalStore(screens[least].subscribe, screens[least].isThere);
