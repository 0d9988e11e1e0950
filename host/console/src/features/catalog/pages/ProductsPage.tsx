import { AppstoreOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan, useSession } from '../../../app/session';
import { type ProductKind, type ProductPartsFragment, type ProductSortInput, ProductsDocument } from '../../../gql/graphql';
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
import { joined, listed, useListSearch } from '../../../shared/useListSearch';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { useUnit } from '../../../shared/useUnit';
import { ALL, useViews, type ViewedList } from '../../../shared/useViews';
import { likeOf } from '../../../shared/variants';
import { kinds } from '../components/ProductFields';

const LIST: ViewedList = { name: 'products', filters: ['q', 'kind', 'active'], builtIn: [ALL] };

export const productPath = (id: string) => `/products/${encodeURIComponent(id)}`;

export function ProductsPage() {
  const { t } = useTranslation(['catalog', 'words', 'common']);
  const { tenant } = useSession();
  const can = useCan();
  const format = useFormat();
  const unit = useUnit();
  const go = useGo();
  const link = usePageLink();
  const { search, set, page, sort } = useListSearch();
  const { q } = search;
  const chosen = listed(search.kind) as ProductKind[];
  const [{ data, fetching, error }, again] = useLiveQuery(
    {
      query: ProductsDocument,
      variables: {
        ...page,
        stock: can('inventory:read'),
        cost: false,
        where: {
          ...(chosen.length ? { kind: { in: chosen } } : {}),
          ...(search.active ? { active: { eq: search.active === 'yes' } } : {}),
          ...(q ? { or: likeOf(q) } : {}),
        },
        order: [(sort ? { [sort.field ?? 'name']: sort.direction } : { name: 'ASC' }) as ProductSortInput],
      },
    },
    'stock',
  );
  const isFiltered = Boolean(q || search.kind || search.active);

  const price = (it: ProductPartsFragment) => {
    const prices = it.variants.map((variant) => variant.unitPrice);
    const [low, high] = [Math.min(...prices), Math.max(...prices)];
    const say = (value: number) => format.price(value, it.variants[0]?.currency ?? tenant.currency);
    if (prices.length === 0) return '–';

    return low === high ? say(low) : `${say(low)} – ${say(high)}`;
  };
  const available = (it: ProductPartsFragment) =>
    it.kind === 'STOCKED' ? format.quantity(it.variants.reduce((sum, variant) => sum + (variant.stock?.available ?? 0), 0)) : '–';
  const skus = (it: ProductPartsFragment) =>
    it.variants.length > 2
      ? t('skus', { first: it.variants[0]?.sku, count: it.variants.length - 1 })
      : it.variants.map((variant) => variant.sku).join(', ');

  const columns: Column<ProductPartsFragment>[] = [
    {
      key: 'name',
      title: t('name'),
      sorter: true,
      render: (_, it) => (
        <span className="row">
          {it.picture && <img className="thumb" src={`${it.picture}?size=small`} alt="" loading="lazy" />}
          <PageLink to={productPath(it.id)}>{it.name}</PageLink>
        </span>
      ),
    },
    { key: 'sku', title: t('sku'), render: (_, it) => <span className="num">{skus(it)}</span> },
    { key: 'kind', title: t('kind'), responsive: ['lg'], render: (_, it) => t(`words:ProductKind.${it.kind}`) },
    { key: 'price', title: t('price'), align: 'right', render: (_, it) => <span className="num nowrap">{price(it)}</span> },
    ...(can('inventory:read')
      ? [
          {
            key: 'available',
            title: t('available'),
            align: 'right' as const,
            render: (_: unknown, it: ProductPartsFragment) => <span className="num">{available(it)}</span>,
          },
        ]
      : []),
    { key: 'active', title: t('active'), render: (_, it) => <StatusTag kind="Active" value={it.active ? 'YES' : 'NO'} /> },
    { key: 'unit', title: t('unit'), isExtra: true, render: (_, it) => <span className="muted">{unit(it.unit)}</span> },
    {
      key: 'variants',
      title: t('variants'),
      align: 'right',
      isExtra: true,
      render: (_, it) => <span className="num">{format.quantity(it.variants.length)}</span>,
    },
    {
      key: 'createdAt',
      title: t('common:created'),
      sorter: true,
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{format.short(it.createdAt)}</span>,
    },
    {
      key: 'updatedAt',
      title: t('common:changed'),
      sorter: true,
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{format.short(it.updatedAt)}</span>,
    },
  ];
  const views = useViews(LIST);
  const { shown, chooser } = useColumns(views, columns);

  return (
    <>
      <PageHeader title={t('title')}>
        {can('catalog:write') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} {...link('/products/new')}>
            {t('new')}
          </Button>
        )}
      </PageHeader>
      <ListViews views={views} chooser={chooser} />
      <div className="filters">
        <SearchBox isScanned label={t('common:scan.label')} value={q} onSearch={(text) => set({ q: text }, true)} />
        <Select
          className="filter"
          mode="multiple"
          allowClear
          showSearch={false}
          maxTagCount="responsive"
          aria-label={t('kind')}
          placeholder={t('kind')}
          value={chosen}
          options={kinds.map((value) => ({ value, label: t(`words:ProductKind.${value}`) }))}
          onChange={(values) => set({ kind: joined(values) })}
        />
        <Select
          className="filter"
          allowClear
          aria-label={t('active')}
          placeholder={t('active')}
          value={search.active}
          options={[
            { value: 'yes', label: t('words:Active.YES') },
            { value: 'no', label: t('words:Active.NO') },
          ]}
          onChange={(value) => set({ active: value })}
        />
      </div>
      <DataList
        label={t('title')}
        columns={shown}
        connection={data?.products}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => go(productPath(it.id))}
        card={(it) => (
          <>
            <span className="row between">
              <span className="row clip">
                {it.picture && <img className="thumb" src={`${it.picture}?size=small`} alt="" loading="lazy" />}
                <strong className="clip">{it.name}</strong>
              </span>
              <span className="num nowrap">{price(it)}</span>
            </span>
            <span className="row between muted">
              <span className="num">{skus(it)}</span>
              {it.kind === 'STOCKED' && <span className="small">{t('availableNow', { quantity: available(it) })}</span>}
            </span>
          </>
        )}
        empty={
          isFiltered ? (
            <EmptyState title={t('noneMatch')}>
              <Button onClick={() => set({ q: undefined, kind: undefined, active: undefined })}>{t('common:clearFilters')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={<AppstoreOutlined />} title={t('none')} hint={t('noneHint')}>
              {can('catalog:write') && (
                <Button type="primary" {...link('/products/new')}>
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
