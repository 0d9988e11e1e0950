import { type ReactNode, useEffect, useRef } from 'react';

export type View = { key: string; label: string; count?: number };

type Props = { label: string; items: readonly View[]; active?: string; onPick: (key: string) => void; extra?: ReactNode };

/** Views of one page side by side; they scroll sideways where the screen is narrow. */
export function Views({ label, items, active, onPick, extra }: Props) {
  const place = useRef<HTMLElement>(null);

  // On a phone the one that is open may lie beyond the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves when another one is open
  useEffect(() => {
    const [nav, current] = [place.current, place.current?.querySelector<HTMLElement>('[aria-current]')];
    if (nav && current) nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }, [active]);

  return (
    <div className="views">
      <nav aria-label={label} ref={place}>
        <ul>
          {items.map((it) => (
            <li key={it.key}>
              <button type="button" aria-current={it.key === active ? 'page' : undefined} onClick={() => onPick(it.key)}>
                {it.label}
                {it.count ? <span className="tabcount">{it.count}</span> : null}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {extra}
    </div>
  );
}
