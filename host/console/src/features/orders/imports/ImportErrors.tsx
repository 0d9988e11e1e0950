import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { ImportErrorsDocument, type ImportErrorsQuery, type ImportJobPartsFragment } from '../../../gql/graphql';
import { download, toCsv } from '../../../shared/csv';
import { DataList } from '../../../shared/DataList';
import type { Column } from '../../../shared/Grid';
import { useRejectedRows } from '../../../shared/rejected';
import { useListSearch } from '../../../shared/useListSearch';

const MendRows = lazy(() => import('./MendRows'));

type Row = NonNullable<NonNullable<ImportErrorsQuery['importErrors']>['nodes']>[number];

const BATCH = 100;

/** What is wrong with a file, row by row as the file counts them, to look at and to take along. */
export function ImportErrors({ job }: { job: Pick<ImportJobPartsFragment, 'id' | 'fileName' | 'profileName'> }) {
  const { t } = useTranslation(['orders', 'common']);
  const { message } = App.useApp();
  const client = useClient();
  const { page } = useListSearch();
  const [isMending, setMending] = useState(false);
  const [isLoading, setLoading] = useState(false);
  const [takeRows, { isBusy: isTaking }] = useRejectedRows(job.id);
  const [{ data, fetching, error }, again] = useQuery({ query: ImportErrorsDocument, variables: { id: job.id, ...page } });

  const columns: Column<Row>[] = [
    { key: 'row', title: t('import.row'), align: 'right', render: (_, it) => <span className="num">{it.row}</span> },
    { key: 'column', title: t('import.column'), dataIndex: 'column' },
    { key: 'value', title: t('import.value'), render: (_, it) => <code>{it.value}</code> },
    {
      key: 'message',
      title: t('import.message'),
      render: (_, it) => (
        <>
          {it.message}
          {it.hint && <div className="muted small">{it.hint}</div>}
        </>
      ),
    },
  ];
  const onList = async () => {
    setLoading(true);
    const rows: unknown[][] = [(['row', 'column', 'value', 'code', 'message'] as const).map((it) => t(`import.${it}`))];
    for (let after: string | null | undefined = null; after !== undefined; ) {
      const answer: ImportErrorsQuery | undefined = (
        await client.query(ImportErrorsDocument, { id: job.id, first: BATCH, after }, { requestPolicy: 'network-only' }).toPromise()
      ).data;
      const found: ImportErrorsQuery['importErrors'] | undefined = answer?.importErrors;
      // Half a list would pass for the whole.
      if (!found) {
        setLoading(false);

        return void message.error(t('common:loadFailed'));
      }

      rows.push(...(found.nodes ?? []).map((it) => [it.row, it.column, it.value, it.code, it.message]));
      after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : undefined;
    }
    setLoading(false);
    download('what-is-wrong.csv', toCsv(rows));
  };

  return (
    <section>
      <div className="row between wrap gap">
        <h2>{t('import.errors')}</h2>
        <span className="row wrap end">
          <Button loading={isLoading} onClick={() => void onList()}>
            {t('import.downloadList')}
          </Button>
          <Button icon={<DownloadOutlined aria-hidden />} loading={isTaking} onClick={() => void takeRows()}>
            {t('import.download')}
          </Button>
          <Button type="primary" onClick={() => setMending(true)}>
            {t('import.mend')}
          </Button>
        </span>
      </div>
      <DataList
        label={t('import.errors')}
        columns={columns}
        connection={data?.importErrors}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="num">{t('import.rowNumber', { row: it.row })}</strong>
              <span className="muted">{it.column}</span>
            </span>
            <span>{it.message}</span>
          </>
        )}
        empty={null}
      />
      <Suspense fallback={null}>{isMending && <MendRows job={job} onClose={() => setMending(false)} />}</Suspense>
    </section>
  );
}
