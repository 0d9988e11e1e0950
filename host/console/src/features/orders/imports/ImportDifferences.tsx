import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ImportDifferencesDocument, type ImportDifferencesQuery, type SourceKind } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import type { Column } from '../../../shared/Grid';
import { PageLink } from '../../../shared/PageLink';
import { StatusTag } from '../../../shared/StatusTag';
import { useListSearch } from '../../../shared/useListSearch';

type Row = NonNullable<NonNullable<ImportDifferencesQuery['importDifferences']>['nodes']>[number];

// The list that finds what is here under the file's number.
const lists: Record<SourceKind, string> = { ORDER: '/orders?q=', RETURN: '/returns?q=', ADJUSTMENT: '/stock?view=adjustments&q=' };
const pathOf = (it: Row) => lists[it.kind] + encodeURIComponent(it.number);

/** Documents that the file and the company know differently, and what became of each. */
export function ImportDifferences({ jobId }: { jobId: string }) {
  const { t } = useTranslation(['orders', 'words']);
  const { page } = useListSearch();
  const [{ data, fetching, error }, again] = useQuery({ query: ImportDifferencesDocument, variables: { id: jobId, ...page } });
  const fate = (it: Row) => t(it.isWritten ? 'import.draftUpdated' : 'import.leftAsIs');

  const columns: Column<Row>[] = [
    { key: 'row', title: t('import.row'), align: 'right', render: (_, it) => <span className="num">{it.row}</span> },
    { key: 'number', title: t('number'), render: (_, it) => <PageLink to={pathOf(it)}>{it.number}</PageLink> },
    { key: 'kind', title: t('import.kind'), render: (_, it) => t(`words:SourceKind.${it.kind}`) },
    { key: 'outcome', title: t('import.outcome'), render: (_, it) => <StatusTag kind="ImportOutcome" value={it.outcome} /> },
    { key: 'fate', title: t('import.fate'), render: (_, it) => fate(it) },
  ];

  return (
    <section>
      <h2>{t('import.differences')}</h2>
      <p className="muted">{t('import.differencesHint')}</p>
      <DataList
        label={t('import.differences')}
        columns={columns}
        connection={data?.importDifferences}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        card={(it) => (
          <>
            <span className="row between">
              <PageLink to={pathOf(it)}>{it.number}</PageLink>
              <StatusTag kind="ImportOutcome" value={it.outcome} />
            </span>
            <span className="row between muted">
              <span>{fate(it)}</span>
              <span className="num nowrap">{t('import.rowNumber', { row: it.row })}</span>
            </span>
          </>
        )}
        empty={<EmptyState title={t('import.noDifferences')} />}
      />
    </section>
  );
}
