import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../../app/session';
import { type CustomerPartsFragment, type CustomerSortInput, CustomersDocument } from '../../../gql/graphql';
import { countryOf } from '../../../shared/address';
import { useLikeCustomer } from '../../../shared/customers';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { ListViews } from '../../../shared/ListViews';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { SearchBox } from '../../../shared/SearchBox';
import { StatusTag } from '../../../shared/StatusTag';
import { useColumns } from '../../../shared/useColumns';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { ALL, useViews, type ViewedList } from '../../../shared/useViews';

const LIST: ViewedList = { name: 'customers', filters: ['q', 'kind', 'blocked'], builtIn: [ALL] };

export const customerPath = (id: string) => `/customers/${encodeURIComponent(id)}`;

export function CustomersPage() {
  const { t, i18n } = useTranslation(['customers', 'words', 'common']);
  const format = useFormat();
  const can = useCan();
  const like = useLikeCustomer();
  const go = useGo();
  const link = usePageLink();
  const { search, set, page, sort } = useListSearch();
  const { q, kind, blocked } = search;
  const [{ data, fetching, error }, again] = useQuery({
    query: CustomersDocument,
    variables: {
      ...page,
      where: {
        ...(kind === 'PERSON' || kind === 'COMPANY' ? { kind: { eq: kind } } : {}),
        ...(blocked ? { blocked: { eq: blocked === 'yes' } } : {}),
        ...(q ? like(q) : {}),
      },
      order: [(sort ? { [sort.field ?? 'name']: sort.direction } : { name: 'ASC' }) as CustomerSortInput],
    },
  });
  const cityOf = (it: CustomerPartsFragment) => it.addresses?.[0]?.address?.city ?? '';

  const columns: Column<CustomerPartsFragment>[] = [
    { key: 'name', title: t('name'), sorter: true, render: (_, it) => <PageLink to={customerPath(it.id)}>{it.name}</PageLink> },
    { key: 'code', title: t('code'), sorter: true, render: (_, it) => <span className="num">{it.code}</span> },
    { key: 'kind', title: t('kind'), responsive: ['lg'], render: (_, it) => t(`words:CustomerKind.${it.kind}`) },
    { key: 'city', title: t('common:address.city'), responsive: ['lg'], render: (_, it) => cityOf(it) },
    { key: 'email', title: t('email'), dataIndex: 'email' },
    { key: 'phone', title: t('phone'), render: (_, it) => <span className="num nowrap">{it.phone}</span> },
    { key: 'blocked', title: t('state'), render: (_, it) => (it.blocked ? <StatusTag kind="Blocked" value="YES" /> : null) },
    { key: 'country', title: t('country'), isExtra: true, render: (_, it) => countryOf(it.countryCode, i18n.language) },
    {
      key: 'createdAt',
      title: t('common:created'),
      sorter: true,
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{format.short(it.createdAt)}</span>,
    },
  ];
  const views = useViews(LIST);
  const { shown, chooser } = useColumns(views, columns);

  return (
    <>
      <PageHeader title={t('title')}>
        {can('customers:write') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} {...link('/customers/new')}>
            {t('new')}
          </Button>
        )}
      </PageHeader>
      <ListViews views={views} chooser={chooser} />
      <div className="filters">
        <SearchBox label={t('search')} value={q} onSearch={(text) => set({ q: text }, true)} />
        <Select
          className="filter"
          allowClear
          aria-label={t('kind')}
          placeholder={t('kind')}
          value={kind}
          options={['COMPANY', 'PERSON'].map((value) => ({ value, label: t(`words:CustomerKind.${value}`) }))}
          onChange={(value) => set({ kind: value })}
        />
        <Select
          className="filter"
          allowClear
          aria-label={t('state')}
          placeholder={t('state')}
          value={blocked}
          options={[
            { value: 'no', label: t('words:Blocked.NO') },
            { value: 'yes', label: t('words:Blocked.YES') },
          ]}
          onChange={(value) => set({ blocked: value })}
        />
      </div>
      <DataList
        label={t('title')}
        columns={shown}
        connection={data?.customers}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => go(customerPath(it.id))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="clip">{it.name}</strong>
              {it.blocked && <StatusTag kind="Blocked" value="YES" />}
            </span>
            <span className="row between muted">
              <span className="num">{it.code}</span>
              <span>{cityOf(it)}</span>
            </span>
          </>
        )}
        empty={
          q || kind || blocked ? (
            <EmptyState title={t('noneMatch')}>
              <Button onClick={() => set({ q: undefined, kind: undefined, blocked: undefined })}>{t('common:clearFilters')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={<TeamOutlined />} title={t('none')} hint={t('noneHint')}>
              {can('customers:write') && (
                <Button type="primary" {...link('/customers/new')}>
                  {t('new')}
                </Button>
              )}
            </EmptyState>
          )
        }
      />
    </>
  );
}
