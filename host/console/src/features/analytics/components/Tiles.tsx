import { Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan, useSession } from '../../../app/session';
import { TodayDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { Lead } from './Lead';

/** What today asks for; each figure leads to the rows that it counts. */
export function Tiles() {
  const { t } = useTranslation('analytics');
  const { tenant } = useSession();
  const can = useCan();
  const format = useFormat();
  const day = dayjs().tz(tenant.timeZone).format('YYYY-MM-DD');
  const [{ data }] = useLiveQuery(
    {
      query: TodayDocument,
      variables: { day, sales: can('analytics:read'), orders: can('orders:read'), store: can('orders:read'), stock: can('inventory:read') },
    },
    'orders',
    'sales',
    'stock',
  );

  if (!data) return <Skeleton active title={false} paragraph={{ rows: 2 }} className="panel pad today-wait" />;

  const sales = data.salesByDay?.total;
  const tiles = [
    { key: 'sales', value: sales && format.money(sales.net), href: `/orders?status=CONFIRMED,COMPLETED&from=${day}&to=${day}` },
    { key: 'ordersToday', value: sales && String(sales.orders), href: `/orders?status=CONFIRMED,COMPLETED&from=${day}&to=${day}` },
    {
      key: 'review',
      value: data.review && String(data.review.totalCount),
      href: '/orders?status=PENDING_REVIEW',
      calls: (data.review?.totalCount ?? 0) > 0,
    },
    { key: 'pick', value: data.pick && String(data.pick.totalCount), href: '/pick' },
    { key: 'ship', value: data.ship && String(data.ship.totalCount), href: '/ship' },
    {
      key: 'low',
      value: data.low && String(data.low.totalCount),
      href: '/stock?view=low',
      calls: (data.low?.totalCount ?? 0) > 0,
    },
    {
      key: 'unpaid',
      value: data.unpaid && String(data.unpaid.totalCount),
      href: '/orders?status=CONFIRMED,COMPLETED&payment=UNPAID,PARTIALLY_PAID',
    },
  ].filter((it) => it.value);

  return (
    <div className="tiles today">
      {tiles.map((it) => (
        <Lead key={it.key} to={it.href} className={it.calls ? 'panel tile calls' : 'panel tile'}>
          <span className="muted">{t(`tile.${it.key}`)}</span>
          <strong className="num">{it.value}</strong>
        </Lead>
      ))}
    </div>
  );
}
