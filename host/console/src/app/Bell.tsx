import { BellOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BellOrderFragment, NoticesDocument } from '../gql/graphql';
import { useFormat } from '../shared/format';
import { PageLink } from '../shared/PageLink';
import { useLiveQuery } from './live';
import { useCan, useSession } from './session';
import { TopPanel } from './TopPanel';

type Found = { totalCount: number; nodes?: readonly BellOrderFragment[] | null };

/** What waits for the person, on every page; it comes from the server, so a reload loses nothing. */
export function Bell() {
  const { t } = useTranslation();
  const can = useCan();
  const { memberId } = useSession();
  const [isOpen, setOpen] = useState(false);
  const may = {
    review: can('orders:review'),
    // Whoever takes care of an order, at first its maker, hears that it was rejected.
    edit: can('orders:read') && can('orders:edit') && Boolean(memberId),
    pick: can('orders:read') && can('orders:fulfill'),
    ship: can('orders:read') && can('orders:ship'),
  };
  const [{ data }] = useLiveQuery(
    { query: NoticesDocument, variables: { ...may, me: memberId }, pause: !Object.values(may).includes(true) },
    'orders',
  );
  const lists = [
    { key: 'review', found: data?.reviewQueue, all: '/review' },
    { key: 'rejected', found: data?.rejected, all: `/orders?status=REJECTED&assignee=${encodeURIComponent(memberId ?? '')}` },
  ].filter((it) => it.found && it.found.totalCount > 0);
  const work = [
    { key: 'pick', count: data?.toPick?.totalCount ?? 0 },
    { key: 'ship', count: data?.toShip?.totalCount ?? 0 },
  ].filter((it) => it.count > 0);
  // A pile of work is one notice, however high.
  const count = lists.reduce((sum, it) => sum + (it.found?.totalCount ?? 0), 0) + work.length;

  return (
    <TopPanel
      label={t('bell.label', { count })}
      title={t('bell.title')}
      icon={<BellOutlined aria-hidden className="top-icon" />}
      count={count}
      isOpen={isOpen}
      onOpen={setOpen}
    >
      {lists.map(({ key, found, all }) => found && <Orders key={key} title={t(`bell.${key}`)} found={found} all={all} />)}
      {work.length > 0 && (
        <section>
          <h2>{t('bell.work')}</h2>
          <ul>
            {work.map((it) => (
              <li key={it.key}>
                <PageLink to={`/${it.key}`}>{t(`bell.${it.key}`, { count: it.count })}</PageLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {count === 0 && <p className="muted flush">{t('bell.none')}</p>}
    </TopPanel>
  );
}

function Orders({ title, found, all }: { title: string; found: Found; all: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const orders = found.nodes ?? [];
  const more = found.totalCount - orders.length;

  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {orders.map((it) => (
          <li key={it.id} className="row between">
            <span className="clip">
              <PageLink to={`/orders/${encodeURIComponent(it.id)}`}>{it.number ?? t('draft')}</PageLink>{' '}
              <span className="muted">{it.customerName}</span>
            </span>
            <span className="num nowrap">{format.money(it.total)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <PageLink to={all}>{t('bell.more', { count: more })}</PageLink>}
    </section>
  );
}
