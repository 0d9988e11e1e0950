import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { visible } from '../../../app/nav';
import { useCan, useSession } from '../../../app/session';
import { SalesPeriodDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { FirstSteps } from '../components/FirstSteps';
import { Ranking } from '../components/Ranking';
import { Tiles } from '../components/Tiles';
import { filled } from '../days';

const SalesChart = lazy(() => import('../components/SalesChart'));
const periods = ['7', '30', '90'] as const;

export function DashboardPage() {
  const { t } = useTranslation(['analytics', 'common']);
  const { tenant, permissions } = useSession();
  const can = useCan();
  const go = useGo();
  const link = usePageLink();
  const home = visible(permissions)[0]?.href;

  // Whoever may not see figures begins where his work is.
  useEffect(() => {
    if (!permissions.includes('analytics:read') && home) go(home, { replace: true });
  });

  if (!can('analytics:read')) return null;

  return (
    <>
      <PageHeader title={t('title')} hint={dayjs().tz(tenant.timeZone).format('LL')}>
        {can('orders:create') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} {...link('/orders/new')}>
            {t('newOrder')}
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        <FirstSteps />
        <Tiles />
        <Sales />
      </div>
    </>
  );
}

function Sales() {
  const { t } = useTranslation('analytics');
  const { tenant } = useSession();
  const format = useFormat();
  const { search, set } = useListSearch();
  const days = Number(periods.find((it) => it === search.days) ?? '30');
  const today = dayjs().tz(tenant.timeZone);
  const day = (back: number) => today.subtract(back, 'day').format('YYYY-MM-DD');
  const [{ data }] = useLiveQuery(
    {
      query: SalesPeriodDocument,
      variables: { from: day(days - 1), to: day(0), before: day(2 * days - 1), beforeEnd: day(days) },
    },
    'sales',
  );
  const now = data?.now?.total.net.amount ?? 0;
  const then = data?.then?.total.net.amount ?? 0;
  const change = then !== 0 ? (now - then) / Math.abs(then) : null;
  const range = `from=${day(days - 1)}&to=${day(0)}`;

  return (
    <>
      <section className="panel">
        <div className="panel-head">
          <div>
            <h2>{t('netSales')}</h2>
            {data?.now && (
              <div className="row wrap">
                <strong className="figure num">{format.money(data.now.total.net)}</strong>
                {change !== null && (
                  <span className={change >= 0 ? 'up num' : 'down num'}>
                    {change >= 0 ? '▲' : '▼'} {Math.abs(change * 100).toFixed(1)} %
                  </span>
                )}
                <span className="muted">{t('than', { amount: data.then ? format.money(data.then.total.net) : '' })}</span>
              </div>
            )}
          </div>
          <Segmented
            value={String(days)}
            options={periods.map((it) => ({ value: it, label: t('days', { count: Number(it) }) }))}
            onChange={(it) => set({ days: it === '30' ? undefined : it })}
          />
        </div>
        <div className="panel-body chart-place">
          <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 5 }} />}>
            {data?.now && (
              <SalesChart
                days={filled(data.now.days, day(days - 1), days, tenant.currency)}
                before={filled(data.then?.days ?? [], day(2 * days - 1), days, tenant.currency)}
                currency={tenant.currency}
              />
            )}
          </Suspense>
        </div>
      </section>
      <div className="halves">
        <Ranking
          title={t('topProducts')}
          empty={t('noSales')}
          rows={data?.salesByProduct?.products.flatMap((it) =>
            it.variant
              ? [
                  {
                    key: it.variant.id,
                    href: `/products/${encodeURIComponent(it.variant.product?.id ?? '')}`,
                    name: [it.variant.product?.name, it.variant.option].filter(Boolean).join(' · '),
                    hint: t('units', { quantity: format.quantity(it.units) }),
                    net: it.net,
                  },
                ]
              : [],
          )}
        />
        <Ranking
          title={t('topCustomers')}
          empty={t('noSales')}
          rows={data?.salesByCustomer?.customers.flatMap((it) =>
            it.customer
              ? [
                  {
                    key: it.customer.id,
                    href: `/orders?customer=${encodeURIComponent(it.customer.id)}&status=CONFIRMED,COMPLETED&${range}`,
                    name: it.customer.name,
                    hint: t('orders', { count: it.orders }),
                    net: it.net,
                  },
                ]
              : [],
          )}
        />
      </div>
    </>
  );
}
