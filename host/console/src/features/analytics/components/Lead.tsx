import type { ReactNode } from 'react';
import { placeOf, places } from '../../../app/nav';
import { useCan } from '../../../app/session';
import { PageLink } from '../../../shared/PageLink';

type Props = { to: string; className?: string; children: ReactNode };

/** A figure that leads to what is behind it, for whoever may open that; for others it is the figure alone. */
export function Lead({ to, className, children }: Props) {
  const can = useCan();
  const key = placeOf(to.split('?')[0] ?? '');
  const place = places.find((it) => it.key === key);
  if (place && !can(place.needs)) return <span className={className}>{children}</span>;

  return (
    <PageLink to={to} className={className}>
      {children}
    </PageLink>
  );
}
