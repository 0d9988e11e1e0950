import { PlusOutlined, ShoppingCartOutlined } from '@ant-design/icons';
import { Button, Grid } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan, useSession } from '../../../app/session';
import { type OrderRowFragment, OrdersDocument } from '../../../gql/graphql';
import { digitsOf } from '../../../shared/currencies';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PickSeveral } from '../../../shared/PickSeveral';
import { StatusTag } from '../../../shared/StatusTag';
import { useColumns } from '../../../shared/useColumns';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { useSelection } from '../../../shared/useSelection';
import { useViews } from '../../../shared/useViews';
import { OrderFilters } from '../components/OrderFilters';
import { OrderViews } from '../components/OrderViews';
import { filterKeys, toFilter, toOrder } from '../search';
import { LIST } from '../views';

const OrderBulk = lazy(() => import('../components/OrderBulk'));
const OrderDrawer = lazy(() => import('../components/OrderDrawer'));

export const orderPath = (id: string) => `/orders/${encodeURIComponent(id)}`;

export function OrdersPage() {
  const { t } = useTranslation(['orders', 'common']);
  const { tenant, memberId } = useSession();
  const can = useCan();
  const format = useFormat();
  const link = usePageLink();
  const go = useGo();
  const isWide = Grid.useBreakpoint().md ?? window.innerWidth >= 768;
  const { search, set, page, sort } = useListSearch();
  const where = toFilter(search, { zone: tenant.timeZone, digits: digitsOf(tenant.currency), me: memberId });
  const [{ data, fetching, error }, again] = useLiveQuery(
    { query: OrdersDocument, variables: { ...page, where, order: toOrder(sort) } },
    'orders',
  );
  const selection = useSelection<OrderRowFragment>();
  const [isPicking, setPicking] = useState(false);
  const isFiltered = filterKeys.some((key) => search[key]);

  const columns: Column<OrderRowFragment>[] = [
    {
      key: 'number',
      title: t('number'),
      sorter: true,
      render: (_, it) => (
        <span className="nowrap">
          <PageLink to={orderPath(it.id)}>{it.number ?? t('common:draft')}</PageLink>
        </span>
      ),
    },
    { key: 'customer', title: t('customer'), render: (_, it) => it.customerName ?? <span className="muted">{t('walkIn')}</span> },
    {
      key: 'placedAt',
      title: t('placed'),
      sorter: true,
      render: (_, it) => <span className="num nowrap">{format.short(it.placedAt ?? it.createdAt)}</span>,
    },
    {
      key: 'status',
      title: t('status'),
      render: (_, it) => (
        <span className="row wrap tags">
          <StatusTag kind="OrderStatus" value={it.status} />
          {it.onHold && <StatusTag kind="Hold" value="YES" hint={it.holdReason} />}
        </span>
      ),
    },
    {
      key: 'delivery',
      title: t('delivery'),
      responsive: ['lg'],
      render: (_, it) => (it.status === 'DRAFT' ? null : <StatusTag kind="FulfillmentStatus" value={it.fulfillmentStatus} />),
    },
    {
      key: 'payment',
      title: t('payment'),
      render: (_, it) => (it.status === 'DRAFT' ? null : <StatusTag kind="PaymentStatus" value={it.paymentStatus} />),
    },
    {
      key: 'total',
      title: t('total'),
      align: 'right',
      sorter: true,
      render: (_, it) => <span className="num nowrap">{format.money(it.total)}</span>,
    },
    {
      key: 'balance',
      title: t('sum.balanceDue'),
      align: 'right',
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{format.money(it.balanceDue)}</span>,
    },
    { key: 'lines', title: t('lines'), align: 'right', isExtra: true, render: (_, it) => <span className="num">{it.lineCount}</span> },
    { key: 'maker', title: t('fact.maker'), isExtra: true, dataIndex: 'makerName' },
    {
      key: 'assignee',
      title: t('assignee'),
      isExtra: true,
      render: (_, it) => it.assigneeName ?? <span className="muted">{t('nobody')}</span>,
    },
    { key: 'externalId', title: t('fact.externalId'), isExtra: true, render: (_, it) => <span className="num">{it.externalId}</span> },
    {
      key: 'updatedAt',
      title: t('updated'),
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{format.short(it.updatedAt)}</span>,
    },
  ];
  const togglePicking = () => {
    selection.clear();
    setPicking(!isPicking);
  };
  const views = useViews(LIST);
  const { shown, chooser } = useColumns(views, columns);

  return (
    <>
      <PageHeader title={t('title')}>
        {!isWide && <PickSeveral isOn={isPicking} onToggle={togglePicking} />}
        {can('orders:create') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} {...link('/orders/new')}>
            {t('new')}
          </Button>
        )}
      </PageHeader>
      <OrderViews views={views} chooser={chooser} />
      <OrderFilters />
      <DataList
        label={t('title')}
        columns={shown}
        connection={data?.orders}
        isLoading={fetching}
        selection={isWide || isPicking ? selection : undefined}
        nameOf={(it) => it.number ?? t('common:draft')}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => (isWide ? set({ open: it.id, after: search.after, before: search.before }) : go(orderPath(it.id)))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="clip">{it.customerName ?? t('walkIn')}</strong>
              <strong className="num nowrap">{format.money(it.total)}</strong>
            </span>
            <span className="row between muted">
              <span className="num">{it.number ?? t('items', { count: it.lineCount })}</span>
              <span className="num">{format.short(it.placedAt ?? it.createdAt)}</span>
            </span>
            <span className="row wrap">
              <StatusTag kind="OrderStatus" value={it.status} />
              {it.onHold && <StatusTag kind="Hold" value="YES" hint={it.holdReason} />}
              {it.status !== 'DRAFT' && <StatusTag kind="PaymentStatus" value={it.paymentStatus} />}
            </span>
          </>
        )}
        empty={
          isFiltered ? (
            <EmptyState title={t('noneMatch')} hint={t('noneMatchHint')}>
              <Button onClick={() => set(Object.fromEntries(filterKeys.map((key) => [key, undefined])))}>{t('common:clearFilters')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={<ShoppingCartOutlined />} title={t('none')} hint={t('noneHint')}>
              {can('orders:create') && (
                <Button type="primary" {...link('/orders/new')}>
                  {t('new')}
                </Button>
              )}
              {can('orders:import') && <Button {...link('/imports')}>{t('importFile')}</Button>}
            </EmptyState>
          )
        }
      />
      <Suspense fallback={null}>
        {selection.ids.length > 0 && <OrderBulk selection={selection} where={where} total={data?.orders?.totalCount ?? 0} />}
      </Suspense>
      {search.open && (
        <Suspense fallback={null}>
          <OrderDrawer id={search.open} onClose={() => set({ open: undefined, after: search.after, before: search.before })} />
        </Suspense>
      )}
    </>
  );
}
