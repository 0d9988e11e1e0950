import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { ReviewQueueDocument, type ReviewQueueQuery } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo } from '../../../shared/usePageLink';

type Row = NonNullable<NonNullable<ReviewQueueQuery['reviewQueue']>['nodes']>[number];

const pathOf = (row: Row) => `/orders/${encodeURIComponent(row.id)}`;
const openOf = (row: Row) => row.reviewTasks.findLast((it) => it.status === 'PENDING');
const whyOf = (row: Row) => openOf(row)?.findings.map((it) => it.message) ?? [];

/** What waits for a person's decision, and why, the longest first. */
export function ReviewPage() {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const go = useGo();
  const { page } = useListSearch();
  const [{ data, fetching, error }, again] = useLiveQuery({ query: ReviewQueueDocument, variables: page }, 'orders');

  const columns: Column<Row>[] = [
    { key: 'number', title: t('number'), render: (_, it) => <PageLink to={pathOf(it)}>{it.number}</PageLink> },
    { key: 'customer', title: t('customer'), render: (_, it) => it.customerName ?? t('walkIn') },
    { key: 'why', title: t('review.why'), render: (_, it) => whyOf(it).map((text) => <div key={text}>{text}</div>) },
    { key: 'maker', title: t('fact.maker'), dataIndex: 'makerName', responsive: ['lg'] },
    {
      key: 'since',
      title: t('review.since'),
      render: (_, it) => <span className="num nowrap">{format.short(openOf(it)?.openedAt ?? it.updatedAt)}</span>,
    },
    { key: 'total', title: t('total'), align: 'right', render: (_, it) => <span className="num nowrap">{format.money(it.total)}</span> },
  ];

  return (
    <>
      <PageHeader title={t('review.title')} />
      <DataList
        label={t('review.title')}
        columns={columns}
        connection={data?.reviewQueue}
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
            <span className="muted num">{it.number}</span>
            <span>{whyOf(it).join(' ')}</span>
          </>
        )}
        empty={<EmptyState icon={<SafetyCertificateOutlined />} title={t('review.none')} hint={t('review.noneHint')} />}
      />
    </>
  );
}
