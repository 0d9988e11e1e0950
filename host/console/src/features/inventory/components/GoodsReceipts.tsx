import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { GoodsReceiptsDocument, type GoodsReceiptsQuery } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageLink } from '../../../shared/PageLink';
import { SearchBox } from '../../../shared/SearchBox';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo } from '../../../shared/usePageLink';
import { goodsReceiptPath } from '../paths';

type Row = NonNullable<NonNullable<GoodsReceiptsQuery['goodsReceipts']>['nodes']>[number];

/** What came in, delivery by delivery, the latest first. */
export function GoodsReceipts() {
  const { t } = useTranslation('inventory');
  const format = useFormat();
  const go = useGo();
  const { search, set, page } = useListSearch();
  const { q } = search;
  const [{ data, fetching, error }, again] = useLiveQuery(
    {
      query: GoodsReceiptsDocument,
      variables: { ...page, where: q ? { or: [{ number: { icontains: q } }, { reference: { icontains: q } }] } : {} },
    },
    'stock',
  );

  const columns: Column<Row>[] = [
    { key: 'number', title: t('number'), render: (_, it) => <PageLink to={goodsReceiptPath(it.id)}>{it.number}</PageLink> },
    { key: 'postedAt', title: t('at'), render: (_, it) => <span className="num nowrap">{format.short(it.postedAt)}</span> },
    { key: 'warehouse', title: t('warehouse'), render: (_, it) => it.warehouse?.name },
    { key: 'reference', title: t('reference'), dataIndex: 'reference' },
    { key: 'by', title: t('by'), responsive: ['lg'], render: (_, it) => <span className="muted">{it.by}</span> },
  ];

  return (
    <>
      <div className="filters">
        <SearchBox label={t('searchReceipt')} value={q} onSearch={(text) => set({ q: text }, true)} />
      </div>
      <DataList
        label={t('receipts')}
        columns={columns}
        connection={data?.goodsReceipts}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => go(goodsReceiptPath(it.id))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="num">{it.number}</strong>
              <span className="num muted">{format.short(it.postedAt)}</span>
            </span>
            <span className="clip muted">{[it.warehouse?.name, it.reference].filter(Boolean).join(' · ')}</span>
          </>
        )}
        empty={
          q ? (
            <EmptyState title={t('noneMatch')} />
          ) : (
            <EmptyState icon={<InboxOutlined />} title={t('noReceipts')} hint={t('noReceiptsHint')} />
          )
        }
      />
    </>
  );
}
