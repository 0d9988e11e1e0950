import { DiffOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { StockAdjustmentsDocument, type StockAdjustmentsQuery } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageLink } from '../../../shared/PageLink';
import { SearchBox } from '../../../shared/SearchBox';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo } from '../../../shared/usePageLink';
import { adjustmentPath } from '../paths';

type Row = NonNullable<NonNullable<StockAdjustmentsQuery['stockAdjustments']>['nodes']>[number];

/** Where the books were set right, the latest first; what another system had written off, too. */
export function Adjustments() {
  const { t } = useTranslation(['inventory', 'words']);
  const format = useFormat();
  const go = useGo();
  const { search, set, page } = useListSearch();
  const { q } = search;
  const [{ data, fetching, error }, again] = useLiveQuery(
    { query: StockAdjustmentsDocument, variables: { ...page, where: q ? { number: { icontains: q } } : {} } },
    'stock',
  );
  const why = (it: Row) => (it.isHistory ? t('takenOver') : it.reasonCode && t(`words:AdjustmentReason.${it.reasonCode}`));

  const columns: Column<Row>[] = [
    { key: 'number', title: t('number'), render: (_, it) => <PageLink to={adjustmentPath(it.id)}>{it.number}</PageLink> },
    { key: 'postedAt', title: t('at'), render: (_, it) => <span className="num nowrap">{format.short(it.postedAt)}</span> },
    { key: 'reason', title: t('reason'), render: (_, it) => why(it) },
    { key: 'warehouse', title: t('warehouse'), render: (_, it) => it.warehouse?.name },
    { key: 'note', title: t('note'), responsive: ['lg'], dataIndex: 'note' },
    { key: 'by', title: t('by'), responsive: ['lg'], render: (_, it) => <span className="muted">{it.by}</span> },
  ];

  return (
    <>
      <div className="filters">
        <SearchBox label={t('searchAdjustment')} value={q} onSearch={(text) => set({ q: text }, true)} />
      </div>
      <DataList
        label={t('adjustments')}
        columns={columns}
        connection={data?.stockAdjustments}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => go(adjustmentPath(it.id))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="num">{it.number}</strong>
              <span className="num muted">{format.short(it.postedAt)}</span>
            </span>
            <span className="clip muted">{[why(it), it.warehouse?.name, it.note].filter(Boolean).join(' · ')}</span>
          </>
        )}
        empty={
          q ? (
            <EmptyState title={t('noneMatch')} />
          ) : (
            <EmptyState icon={<DiffOutlined />} title={t('noAdjustments')} hint={t('noAdjustmentsHint')} />
          )
        }
      />
    </>
  );
}
