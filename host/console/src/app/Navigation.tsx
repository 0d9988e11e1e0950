import { useLocation } from '@tanstack/react-router';
import { Menu } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { WaitingDocument } from '../gql/graphql';
import { usePageLink } from '../shared/usePageLink';
import { type Place, placeOf, visible } from './nav';
import { useCan, useSession } from './session';

/** The menu: what the person's permissions open, with what waits for him. */
export function Navigation() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const can = useCan();
  const link = usePageLink();
  const path = useLocation({ select: (it) => it.pathname });
  const [{ data }] = useQuery({
    query: WaitingDocument,
    variables: { review: can('orders:review'), store: can('orders:fulfill') || can('orders:ship') },
  });
  const waiting: Record<string, number | undefined> = useMemo(
    () => ({ review: data?.reviewQueue?.totalCount, pick: data?.toPick?.totalCount, ship: data?.toShip?.totalCount }),
    [data],
  );

  const item = (place: Place) => ({
    key: place.key,
    icon: place.icon,
    label: (
      <a {...link(place.href)} className="nav-link">
        <span className="grow clip">{t(`nav.${place.key}`)}</span>
        {waiting[place.key] ? <span className="nav-count num">{waiting[place.key]}</span> : null}
      </a>
    ),
  });
  const mine = visible(permissions);
  const groups = (['sell', 'store', 'know'] as const)
    .map((group) => ({ group, items: mine.filter((it) => it.group === group) }))
    .filter((it) => it.items.length > 0);

  return (
    <nav aria-label={t('menu')}>
      <Menu
        mode="inline"
        selectedKeys={[placeOf(path) ?? '']}
        items={groups.flatMap(({ group, items }, index) => [
          ...(index > 0 ? [{ type: 'divider' as const, key: `before-${group}` }] : []),
          ...items.map(item),
        ])}
        style={{ borderInlineEnd: 0 }}
      />
    </nav>
  );
}
