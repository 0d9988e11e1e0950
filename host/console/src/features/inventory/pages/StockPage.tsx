import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan } from '../../../app/session';
import { LowStockCountDocument, StockListDocument, type StockListQuery } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { ListViews } from '../../../shared/ListViews';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { SearchBox } from '../../../shared/SearchBox';
import { useColumns } from '../../../shared/useColumns';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { useUnit } from '../../../shared/useUnit';
import { useViews, type ViewedList } from '../../../shared/useViews';
import { likeOf } from '../../../shared/variants';
import { Adjustments } from '../components/Adjustments';
import { GoodsReceipts } from '../components/GoodsReceipts';
import { Ledger } from '../components/Ledger';
import { LowStock } from '../components/LowStock';

type Product = NonNullable<NonNullable<StockListQuery['products']>['nodes']>[number];
type Row = Product['variants'][number] & { name: string; unit: string };

export const stockPath = (variantId: string) => `/stock/${encodeURIComponent(variantId)}`;

const tabs = ['levels', 'low', 'ledger', 'receipts', 'adjustments'] as const;
const LIST: ViewedList = {
  name: 'stock',
  filters: ['view', 'q', 'kind'],
  builtIn: tabs.map((key) => ({ key, search: key === 'levels' ? '' : `view=${key}` })),
};
const parts = { low: <LowStock />, ledger: <Ledger />, receipts: <GoodsReceipts />, adjustments: <Adjustments /> };

/** What is where: levels, and every movement that made them. */
export function StockPage() {
  const { t } = useTranslation(['inventory', 'common']);
  const can = useCan();
  const link = usePageLink();
  const { search } = useListSearch();
  const tab = tabs.find((it) => it === search.view) ?? 'levels';
  const [{ data: low }] = useLiveQuery({ query: LowStockCountDocument }, 'stock');
  const views = useViews(LIST);
  const { shown, chooser } = useColumns(views, useLevelColumns());

  return (
    <>
      <PageHeader title={t('title')}>
        {can('inventory:adjust') && <Button {...link('/stock/adjust')}>{t('adjust')}</Button>}
        {can('inventory:receive') && (
          <Button type="primary" {...link('/stock/receive')}>
            {t('receive')}
          </Button>
        )}
      </PageHeader>
      <ListViews
        views={views}
        items={tabs.map((key) => ({ key, label: t(key), count: key === 'low' ? low?.stockLevels?.totalCount : undefined }))}
        fallback={tab}
        chooser={tab === 'levels' ? chooser : undefined}
      />
      {tab === 'levels' ? <Levels columns={shown} /> : parts[tab]}
    </>
  );
}

function useLevelColumns(): Column<Row>[] {
  const { t } = useTranslation('inventory');
  const format = useFormat();
  const unit = useUnit();
  const number = (value: number | undefined, className = 'muted') => (
    <span className={`num ${value ? className : 'muted'}`}>{format.quantity(value ?? 0)}</span>
  );

  return [
    { key: 'sku', title: t('sku'), render: (_, it) => <PageLink to={stockPath(it.id)}>{it.sku}</PageLink> },
    { key: 'name', title: t('product'), dataIndex: 'name' },
    { key: 'onHand', title: t('onHand'), align: 'right', render: (_, it) => number(it.stock?.onHand, '') },
    { key: 'allocated', title: t('allocated'), align: 'right', render: (_, it) => number(it.stock?.allocated) },
    { key: 'reserved', title: t('reserved'), align: 'right', responsive: ['xl'], render: (_, it) => number(it.stock?.reserved) },
    { key: 'unavailable', title: t('unavailable'), align: 'right', responsive: ['xl'], render: (_, it) => number(it.stock?.unavailable) },
    {
      key: 'available',
      title: t('available'),
      align: 'right',
      render: (_, it) => (
        <strong className={(it.stock?.available ?? 0) > 0 ? 'num' : 'num warn'}>{format.quantity(it.stock?.available ?? 0)}</strong>
      ),
    },
    { key: 'unit', title: t('unit'), render: (_, it) => <span className="muted">{unit(it.unit)}</span> },
  ];
}

function Levels({ columns }: { columns: Column<Row>[] }) {
  const { t } = useTranslation(['inventory', 'common']);
  const can = useCan();
  const format = useFormat();
  const go = useGo();
  const link = usePageLink();
  const { search, set, page } = useListSearch();
  const { q } = search;
  const [{ data, fetching, error }, again] = useLiveQuery(
    {
      query: StockListDocument,
      variables: {
        ...page,
        where: {
          kind: { eq: 'STOCKED' },
          ...(q ? { or: likeOf(q) } : {}),
        },
        order: [{ name: 'ASC' }],
      },
    },
    'stock',
  );
  const rows = (data?.products?.nodes ?? []).flatMap((product) =>
    product.variants.map((it): Row => ({ ...it, name: [product.name, it.option].filter(Boolean).join(' · '), unit: product.unit })),
  );

  return (
    <>
      <div className="filters">
        <SearchBox isScanned label={t('common:scan.label')} value={q} onSearch={(text) => set({ q: text }, true)} />
      </div>
      <DataList
        label={t('levels')}
        columns={columns}
        connection={data?.products && { ...data.products, nodes: rows }}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        total={(count) => t('products', { count })}
        onRow={(it) => go(stockPath(it.id))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="clip">{it.name}</strong>
              <strong className={(it.stock?.available ?? 0) > 0 ? 'num' : 'num warn'}>{format.quantity(it.stock?.available ?? 0)}</strong>
            </span>
            <span className="row between muted">
              <span className="num">{it.sku}</span>
              <span className="num small">{t('ofOnHand', { quantity: format.quantity(it.stock?.onHand ?? 0) })}</span>
            </span>
          </>
        )}
        empty={
          q ? (
            <EmptyState title={t('noneMatch')} />
          ) : (
            <EmptyState icon={<InboxOutlined />} title={t('none')} hint={t('noneHint')}>
              {can('catalog:write') && (
                <Button type="primary" {...link('/products/new')}>
                  {t('newProduct')}
                </Button>
              )}
            </EmptyState>
          )
        }
      />
    </>
  );
}
