import type { ReactNode } from 'react';

/** Nothing here yet: says what would be, and offers the next step. */
export function EmptyState({ icon, title, hint, children }: { icon?: ReactNode; title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      {icon && (
        <div className="empty-icon" aria-hidden>
          {icon}
        </div>
      )}
      <strong>{title}</strong>
      {hint && <p className="muted">{hint}</p>}
      {children && <div className="empty-actions">{children}</div>}
    </div>
  );
}
