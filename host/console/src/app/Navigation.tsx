import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingDocument } from '../gql/graphql';
import { usePlaceShown } from '../shared/belonging';
import { usePageLink } from '../shared/usePageLink';
import { useLiveQuery } from './live';
import { placeOf, visible } from './nav';
import { useCan, useSession } from './session';

/** The menu: what the person's permissions open, with what waits for him. */
export function Navigation() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const can = useCan();
  const link = usePageLink();
  const path = useLocation({ select: (it) => it.pathname });
  const [{ data }] = useLiveQuery(
    {
      query: WaitingDocument,
      variables: { review: can('orders:review'), store: can('orders:fulfill') || can('orders:ship') },
    },
    'orders',
  );
  const waiting: Record<string, number | undefined> = useMemo(
    () => ({ review: data?.reviewQueue?.totalCount, pick: data?.toPick?.totalCount, ship: data?.toShip?.totalCount }),
    [data],
  );

  const shown = usePlaceShown();
  const current = placeOf(shown ?? path);
  const mine = visible(permissions);
  const groups = (['sell', 'store', 'know'] as const)
    .map((group) => ({ group, items: mine.filter((it) => it.group === group) }))
    .filter((it) => it.items.length > 0);

  return (
    <nav aria-label={t('menu')} className="nav">
      {groups.map(({ group, items }) => (
        <ul key={group}>
          {items.map((place) => (
            <li key={place.key}>
              <a {...link(place.href)} className="nav-link" aria-current={place.key === current ? 'page' : undefined}>
                {place.icon}
                <span className="grow clip">{t(`nav.${place.key}`)}</span>
                {waiting[place.key] ? <span className="nav-count num">{waiting[place.key]}</span> : null}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}
