import { BellOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BellOrderFragment, MoneyNoticesDocument, NoticesDocument } from '../gql/graphql';
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
  // Whoever books what comes in hears what doesn't add up. Asked apart: a filter of what one may not read refuses the whole of a query.
  const books = can('orders:read') && can('payments:read') && can('payments:record');
  const [{ data: money }] = useLiveQuery({ query: MoneyNoticesDocument, pause: !books }, 'orders', 'receipts');
  const lists = [
    { key: 'review', found: data?.reviewQueue, all: '/review' },
    { key: 'rejected', found: data?.rejected, all: `/orders?status=REJECTED&assignee=${encodeURIComponent(memberId ?? '')}` },
  ].filter((it) => it.found && it.found.totalCount > 0);
  const piles = [
    {
      key: 'work',
      of: [
        { key: 'pick', found: data?.toPick, href: '/pick' },
        { key: 'ship', found: data?.toShip, href: '/ship' },
      ],
    },
    {
      key: 'money',
      of: [
        { key: 'match', found: money?.toMatch, href: '/payments?status=OPEN' },
        { key: 'overpaid', found: money?.overpaid, href: '/orders?status=CONFIRMED,COMPLETED&payment=OVERPAID' },
        { key: 'giveBack', found: money?.giveBack, href: '/orders?status=CANCELLED&payment=OVERPAID' },
      ],
    },
  ]
    .map(({ key, of }) => ({ key, of: of.filter((it) => (it.found?.totalCount ?? 0) > 0) }))
    .filter((it) => it.of.length > 0);
  // A pile of work is one notice, however high.
  const count = lists.reduce((sum, it) => sum + (it.found?.totalCount ?? 0), 0) + piles.flatMap((it) => it.of).length;

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
      {piles.map(({ key, of }) => (
        <section key={key}>
          <h2>{t(`bell.${key}`)}</h2>
          <ul>
            {of.map((it) => (
              <li key={it.key}>
                <PageLink to={it.href}>{t(`bell.${it.key}`, { count: it.found?.totalCount })}</PageLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
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
