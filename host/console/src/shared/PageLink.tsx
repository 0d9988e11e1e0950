import type { ReactNode } from 'react';
import { usePageLink } from './usePageLink';

export function PageLink({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  const link = usePageLink();

  return (
    <a className={className ?? 'link'} {...link(to)}>
      {children}
    </a>
  );
}
