import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

/** What a link or a button needs to lead to a page of the console: an address to open apart, and a click that stays. */
export function usePageLink() {
  const router = useRouter();

  return (href: string) => ({
    href,
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;

      event.preventDefault();
      event.stopPropagation();
      router.history.push(href);
    },
  });
}

/** Goes to an address of the console. */
export function useGo() {
  const router = useRouter();

  return (href: string, options: { replace?: boolean } = {}) =>
    options.replace ? router.history.replace(href) : router.history.push(href);
}
