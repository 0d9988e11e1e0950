import { type KeyboardEvent, useEffect, useRef } from 'react';

/**
 * Enter while the proposals are still those for an earlier text: it is held until the ones for what stands in the box have come, and
 * then takes of them. Whatever else is pressed meanwhile takes it back. A choice's Tab takes as its Enter does.
 */
export function useEnter(isFresh: boolean, take: () => void, keys: readonly string[] = ['Enter']) {
  const isHeld = useRef(false);

  useEffect(() => {
    if (!isFresh || !isHeld.current) return;

    isHeld.current = false;
    take();
  });

  return {
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;

      isHeld.current = keys.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.shiftKey && !isFresh;
      if (!isHeld.current) return;

      event.preventDefault();
      event.stopPropagation();
    },
    onBlur: () => {
      isHeld.current = false;
    },
  };
}
