import { Segmented, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useSession } from '../../../app/session';
import { BestDocument, SalesMonthsDocument, type SalesMonthsQuery, SalesPeriodDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { Scroll } from '../../../shared/Scroll';
import { useListSearch } from '../../../shared/useListSearch';
import { filled, monthsFrom } from '../days';
import { Lead } from './Lead';
import { Ranking } from './Ranking';

const SalesChart = lazy(() => import('./SalesChart'));
const periods = ['7', '30', '90', 'year'] as const;
const MONTHS = 12;

type Period = { from: string; to: string; before: string; beforeEnd: string };

/** The orders that count as sales of some days. */
const ordersOf = (from: string, to: string) => `/orders?status=CONFIRMED,COMPLETED&from=${from}&to=${to}`;

/** Net sales of a period beside the one before, and who and what made them; every figure leads to its orders. */
export function Sales() {
  const { t } = useTranslation('analytics');
  const { tenant } = useSession();
  const format = useFormat();
  const { search, set } = useListSearch();
  const chosen = periods.find((it) => it === search.days) ?? '30';
  const isYear = chosen === 'year';
  const days = Number(chosen);
  const today = dayjs().tz(tenant.timeZone);
  const day = (back: number) => today.subtract(back, 'day').format('YYYY-MM-DD');
  const month = (back: number) => today.subtract(back, 'month').format('YYYY-MM-01');
  const period: Period = isYear
    ? // As far into the month as today is, so that like is put beside like.
      {
        from: month(MONTHS - 1),
        to: day(0),
        before: month(2 * MONTHS - 1),
        beforeEnd: today.subtract(MONTHS, 'month').format('YYYY-MM-DD'),
      }
    : { from: day(days - 1), to: day(0), before: day(2 * days - 1), beforeEnd: day(days) };
  const { from, to, before, beforeEnd } = period;
  const [{ data: byDay }] = useLiveQuery({ query: SalesPeriodDocument, variables: period, pause: isYear }, 'sales');
  const [{ data: byMonth }] = useLiveQuery({ query: SalesMonthsDocument, variables: period, pause: !isYear }, 'sales');
  const [{ data: best }] = useLiveQuery({ query: BestDocument, variables: { from, to } }, 'sales');
  const totals = isYear ? byMonth : byDay;
  const now = totals?.now?.total.net.amount ?? 0;
  const then = totals?.then?.total.net.amount ?? 0;
  const change = then !== 0 ? (now - then) / Math.abs(then) : null;

  const chart = useMemo(() => {
    const none = { amount: 0, currency: tenant.currency };
    const ofMonths = (months: readonly { month: string; net: typeof none }[], first: string) =>
      monthsFrom(first, MONTHS).map((it) => ({ label: format.month(it), net: months.find((one) => one.month === it)?.net ?? none }));
    const ofDays = (list: Parameters<typeof filled>[0], first: string) =>
      filled(list, first, days, tenant.currency).map((it) => ({ label: format.day(it.day), net: it.net }));
    if (isYear) return byMonth?.now && { bars: ofMonths(byMonth.now.months, from), before: ofMonths(byMonth.then?.months ?? [], before) };

    return byDay?.now && { bars: ofDays(byDay.now.days, from), before: ofDays(byDay.then?.days ?? [], before) };
  }, [isYear, byMonth, byDay, from, before, days, tenant.currency, format]);

  return (
    <>
      <section className="panel">
        <div className="panel-head">
          <div>
            <h2>{t('netSales')}</h2>
            {totals?.now && (
              <div className="row wrap">
                <Lead to={ordersOf(from, to)} className="plain-link">
                  <strong className="figure num">{format.money(totals.now.total.net)}</strong>
                </Lead>
                {change !== null && (
                  <span className={change >= 0 ? 'up num' : 'down num'}>
                    {change >= 0 ? '▲' : '▼'} {Math.abs(change * 100).toFixed(1)} %
                  </span>
                )}
                <Lead to={ordersOf(before, beforeEnd)} className="plain-link muted">
                  {t('than', { amount: totals.then ? format.money(totals.then.total.net) : '' })}
                </Lead>
                <span className="muted">
                  <Lead to={ordersOf(from, to)} className="plain-link">
                    {t('orders', { count: totals.now.total.orders })}
                  </Lead>
                </span>
              </div>
            )}
          </div>
          <Segmented
            value={chosen}
            options={periods.map((it) => ({
              value: it,
              label: it === 'year' ? t('months', { count: MONTHS }) : t('days', { count: Number(it) }),
            }))}
            onChange={(it) => set({ days: it === '30' ? undefined : it })}
          />
        </div>
        <div className="panel-body chart-place">
          <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 5 }} />}>
            {chart && <SalesChart label={t(isYear ? 'monthsLabel' : 'chartLabel')} {...chart} currency={tenant.currency} />}
          </Suspense>
        </div>
        {isYear && byMonth?.now && <Months months={byMonth.now.months} until={to} />}
      </section>
      <div className="halves">
        <Ranking
          title={t('topProducts')}
          empty={t('noSales')}
          rows={best?.salesByProduct?.products.flatMap((it) =>
            it.variant
              ? [
                  {
                    key: it.variant.id,
                    href: `/products/${encodeURIComponent(it.variant.product?.id ?? '')}`,
                    behind: `${ordersOf(from, to)}&sku=${encodeURIComponent(it.variant.sku)}`,
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
          rows={best?.salesByCustomer?.customers.flatMap((it) =>
            it.customer
              ? [
                  {
                    key: it.customer.id,
                    href: `/customers/${encodeURIComponent(it.customer.id)}`,
                    behind: `${ordersOf(from, to)}&customer=${encodeURIComponent(it.customer.id)}`,
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

type Month = NonNullable<SalesMonthsQuery['now']>['months'][number];

/** The chart in figures; by what was invoiced, fees and all, an imported history can be checked. */
function Months({ months, until }: { months: readonly Month[]; until: string }) {
  const { t } = useTranslation('analytics');
  const format = useFormat();
  const end = (month: string) => {
    const last = dayjs.utc(`${month}-01`).endOf('month').format('YYYY-MM-DD');

    return last < until ? last : until;
  };

  return (
    <div className="panel-body">
      <Scroll label={t('byMonth')}>
        <table className="lines">
          <thead>
            <tr>
              <th>{t('month')}</th>
              <th className="right">{t('ordersHead')}</th>
              <th className="right from-md">{t('unitsHead')}</th>
              <th className="right">{t('netSales')}</th>
              <th className="right from-md">{t('invoiced')}</th>
            </tr>
          </thead>
          <tbody>
            {[...months].reverse().map((it) => (
              <tr key={it.month}>
                <td>
                  <Lead to={ordersOf(`${it.month}-01`, end(it.month))}>{format.month(it.month)}</Lead>
                </td>
                <td className="right num">{format.quantity(it.orders)}</td>
                <td className="right num from-md">{format.quantity(it.units)}</td>
                <td className="right num nowrap">{format.money(it.net)}</td>
                <td className="right num nowrap from-md">{format.money(it.invoiced)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
