import type { ReactNode } from 'react';

export type View = { key: string; label: string; count?: number };

type Props = { label: string; items: readonly View[]; active?: string; onPick: (key: string) => void; extra?: ReactNode };

/** Views of one page side by side; they scroll sideways where the screen is narrow. */
export function Views({ label, items, active, onPick, extra }: Props) {
  return (
    <div className="views">
      <nav aria-label={label}>
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
