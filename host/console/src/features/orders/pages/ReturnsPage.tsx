import { RollbackOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useSession } from '../../../app/session';
import { type ReturnRowFragment, type SalesReturnFilterInput, SalesReturnsDocument } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { DateFilter } from '../../../shared/DateFilter';
import { endOf, startOf } from '../../../shared/days';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { ListViews } from '../../../shared/ListViews';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { SearchBox } from '../../../shared/SearchBox';
import { useColumns } from '../../../shared/useColumns';
import { type ListSearch, useListSearch } from '../../../shared/useListSearch';
import { useGo } from '../../../shared/usePageLink';
import { ALL, useViews, type ViewedList } from '../../../shared/useViews';

const LIST: ViewedList = { name: 'returns', filters: ['q', 'customer', 'from', 'to'], builtIn: [ALL] };

const pathOf = (it: ReturnRowFragment) => `/returns/${encodeURIComponent(it.id)}`;

function filterOf({ q, customer, from, to }: ListSearch, zone: string): SalesReturnFilterInput {
  const and: SalesReturnFilterInput[] = [];
  if (q) and.push({ or: [{ number: { icontains: q } }, { externalId: { istartsWith: q } }] });
  if (customer) and.push({ customerId: { eq: customer } });
  if (from) and.push({ returnedAt: { gte: startOf(from, zone) } });
  if (to) and.push({ returnedAt: { lt: endOf(to, zone) } });

  return and.length > 0 ? { and } : {};
}

/** What came back, the latest first: taken over from another system with its history. */
export function ReturnsPage() {
  const { t } = useTranslation(['orders', 'common']);
  const { tenant } = useSession();
  const format = useFormat();
  const go = useGo();
  const { search, set, page, sort } = useListSearch();
  const isFiltered = Boolean(search.q || search.customer || search.from || search.to);
  const [{ data, fetching, error }, again] = useLiveQuery(
    {
      query: SalesReturnsDocument,
      variables: { ...page, where: filterOf(search, tenant.timeZone), order: [{ returnedAt: sort?.direction ?? 'DESC' }] },
    },
    'imports',
  );

  const columns: Column<ReturnRowFragment>[] = [
    { key: 'number', title: t('number'), render: (_, it) => <PageLink to={pathOf(it)}>{it.number}</PageLink> },
    { key: 'customer', title: t('customer'), render: (_, it) => it.customerName ?? <span className="muted">{t('walkIn')}</span> },
    {
      key: 'returnedAt',
      title: t('return.at'),
      sorter: true,
      render: (_, it) => <span className="num nowrap">{format.dateTime(it.returnedAt)}</span>,
    },
    { key: 'channel', title: t('fact.channel'), responsive: ['lg'], dataIndex: 'channel' },
    { key: 'lines', title: t('lines'), align: 'right', render: (_, it) => <span className="num">{it.lineCount}</span> },
    {
      key: 'total',
      title: t('sum.credited'),
      align: 'right',
      render: (_, it) => <span className="num nowrap">{format.money(it.total)}</span>,
    },
    { key: 'externalId', title: t('fact.externalId'), isExtra: true, render: (_, it) => <span className="num">{it.externalId}</span> },
  ];
  const views = useViews(LIST);
  const { shown, chooser } = useColumns(views, columns);

  return (
    <>
      <PageHeader title={t('return.title')} />
      <ListViews views={views} chooser={chooser} />
      <div className="filters">
        <SearchBox label={t('return.search')} value={search.q} onSearch={(q) => set({ q }, true)} />
        <DateFilter from={search.from} to={search.to} label={t('return.at')} onChange={(from, to) => set({ from, to })} />
        {isFiltered && (
          <Button type="text" onClick={() => set({ q: undefined, customer: undefined, from: undefined, to: undefined })}>
            {t('common:clearFilters')}
          </Button>
        )}
      </div>
      <DataList
        label={t('return.title')}
        columns={shown}
        connection={data?.salesReturns}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => go(pathOf(it))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="clip">{it.customerName ?? t('walkIn')}</strong>
              <strong className="num nowrap">{format.money(it.total)}</strong>
            </span>
            <span className="row between muted">
              <span className="num">{it.number}</span>
              <span className="num">{format.short(it.returnedAt)}</span>
            </span>
          </>
        )}
        empty={
          isFiltered ? (
            <EmptyState title={t('return.noneMatch')} hint={t('noneMatchHint')} />
          ) : (
            <EmptyState icon={<RollbackOutlined />} title={t('return.none')} hint={t('return.noneHint')} />
          )
        }
      />
    </>
  );
}
