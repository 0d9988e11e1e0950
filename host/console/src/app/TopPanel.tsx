import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  /** What the button says to those who don't see it, its number included. */
  label: string;
  title: string;
  icon: ReactNode;
  count: number;
  isOpen: boolean;
  onOpen: (wanted: boolean) => void;
  children: ReactNode;
};

/** A button at the top with a number, and a panel below it; closed by Escape, by a press beside it and by a link in it, which keeps its click to itself. */
export function TopPanel({ label, title, icon, count, isOpen, onOpen, children }: Props) {
  const place = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (!isOpen) return;

    const onPointer = (event: PointerEvent) => !place.current?.contains(event.target as Node) && onOpen(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;

      onOpen(false);
      place.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);

    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  });

  return (
    <span className="top-place" ref={place}>
      <Button
        type="text"
        aria-expanded={isOpen}
        aria-label={label}
        icon={
          <>
            {icon}
            {count > 0 && <span className="top-count num">{count > 99 ? '99+' : count}</span>}
          </>
        }
        onClick={() => onOpen(!isOpen)}
      />
      {isOpen && (
        <section className="panel notices" aria-label={title}>
          <div className="stack tight" onClickCapture={(event) => (event.target as Element).closest('a') && onOpen(false)}>
            {children}
          </div>
        </section>
      )}
    </span>
  );
}
