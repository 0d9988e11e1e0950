import { useParams } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import {
  CancelImportDocument,
  CommitImportDocument,
  ImportJobDocument,
  type ImportJobPartsFragment,
  ResumeImportDocument,
} from '../../../gql/graphql';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { StatusTag } from '../../../shared/StatusTag';
import { useCommand } from '../../../shared/useCommand';
import { useListSearch } from '../../../shared/useListSearch';
import { usePageLink } from '../../../shared/usePageLink';
import { Views } from '../../../shared/Views';
import { ImportDifferences } from '../imports/ImportDifferences';
import { ImportErrors } from '../imports/ImportErrors';

const underWay = ['UPLOADED', 'VALIDATING', 'RUNNING'];

/** One import from the check to the end: what it would do, what is wrong, and how far it has come. */
export function ImportPage() {
  const { t } = useTranslation(['orders', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const [{ data, fetching, error }, again] = useLiveQuery({ query: ImportJobDocument, variables: { id } }, 'imports');
  const job = data?.importJob;

  if (error && !job) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!job) return fetching ? <PageSkeleton /> : <EmptyState title={t('import.gone')} />;

  return <Job job={job} />;
}

function Job({ job }: { job: ImportJobPartsFragment }) {
  const { t } = useTranslation(['orders', 'common']);
  const format = useFormat();
  const link = usePageLink();
  const [commit, { isBusy: a }] = useCommand(CommitImportDocument);
  const [resume, { isBusy: b }] = useCommand(ResumeImportDocument);
  const [cancel, { isBusy: c }] = useCommand(CancelImportDocument);
  const isUnderWay = underWay.includes(job.status);
  const mayCommit = job.allowed.includes('commitImport');
  const isClean = job.errorCount === 0;
  const plan = (['created', 'changed', 'unchanged', 'conflicts', 'invalid'] as const).map((key) => ({ key, count: job.plan[key] }));
  const counts = (['orders', 'returns', 'lines', 'products', 'customers', 'adjustments', 'updated', 'unchanged', 'conflicts'] as const)
    .map((key) => ({ key, count: job.counts[key] }))
    .filter((it) => it.count > 0);
  const isWritten = job.status === 'DONE' || job.status === 'PARTIAL' || job.status === 'RUNNING';

  return (
    <>
      <PageHeader
        back="/imports"
        title={job.fileName ?? t('import.of', { at: format.short(job.createdAt) })}
        tags={<StatusTag kind="ImportStatus" value={job.status} />}
        hint={[job.fileName && format.short(job.createdAt), job.profileName, job.actorName].filter(Boolean).join(' · ')}
      >
        {job.allowed.includes('cancelImport') && (
          <Button loading={c} onClick={() => void cancel({ input: { id: job.id } })}>
            {job.status === 'RUNNING' ? t('import.stop') : t('import.cancel')}
          </Button>
        )}
        {job.allowed.includes('resumeImport') && (
          <Button type="primary" loading={b} onClick={() => void resume({ input: { id: job.id } })}>
            {t('import.resume')}
          </Button>
        )}
        {mayCommit && (
          <Button
            type="primary"
            loading={a}
            disabled={job.plan.valid === 0}
            onClick={() => void commit({ input: { id: job.id, mode: isClean ? 'ALL' : 'VALID_ORDERS' } })}
          >
            {isClean ? t('import.commit') : t('import.commitValid', { count: job.plan.valid })}
          </Button>
        )}
        {job.status === 'DONE' && (
          <Button type="primary" {...link('/orders')}>
            {t('import.toOrders')}
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {job.failureMessage && (
          <Alert
            type={job.failureCode === 'CANCELLED' ? 'warning' : 'error'}
            showIcon
            title={job.failureMessage}
            description={
              job.status === 'PARTIAL'
                ? t('import.stands', { done: format.quantity(job.documentsDone), all: format.quantity(job.documentsTotal) })
                : job.failureDetail
            }
          />
        )}
        {job.status === 'CANCELLED' && <Alert type="info" showIcon title={t('import.cancelled')} />}
        {isUnderWay && (
          <section className="panel pad" aria-live="polite">
            <div className="row between">
              <span>{t(`import.now.${job.status}`)}</span>
              <span className="num muted">
                {job.status === 'RUNNING'
                  ? t('import.documents', { done: format.quantity(job.documentsDone), all: format.quantity(job.documentsTotal) })
                  : t('import.rowsRead', { rows: format.quantity(job.rowsRead) })}
              </span>
            </div>
            <Progress
              aria-label={t('progress')}
              status="active"
              percent={
                job.status === 'RUNNING' && job.documentsTotal > 0 ? Math.floor((job.documentsDone / job.documentsTotal) * 100) : 100
              }
              showInfo={job.status === 'RUNNING'}
            />
          </section>
        )}
        {!isUnderWay && job.status !== 'FAILED' && job.status !== 'CANCELLED' && (
          <div className="tiles">
            <Figure label={t('import.rows')} count={job.rowsRead} />
            <Figure label={t('import.rejected')} count={job.rowsRejected} isBad />
            {(isWritten ? [] : plan).map((it) => (
              <Figure key={it.key} label={t(`plan.${it.key}`)} count={it.count} isBad={it.key === 'invalid' || it.key === 'conflicts'} />
            ))}
            {(isWritten ? counts : []).map((it) => (
              <Figure key={it.key} label={t(`count.${it.key}`)} count={it.count} isBad={it.key === 'conflicts'} />
            ))}
          </div>
        )}
        {mayCommit && <p className="muted flush">{isClean ? t('import.cleanHint') : t('import.badHint')}</p>}
        <Findings job={job} />
      </div>
    </>
  );
}

/** What a person looks at before he goes on: bad rows, and documents that the file and the company know differently. */
function Findings({ job }: { job: ImportJobPartsFragment }) {
  const { t } = useTranslation('orders');
  const { search, set } = useListSearch();
  const differences = Math.max(job.plan.changed + job.plan.conflicts, job.counts.updated + job.counts.kept + job.counts.conflicts);
  const lists = [
    { key: 'errors', label: t('import.errors'), count: job.errorCount },
    { key: 'differences', label: t('import.differences'), count: differences },
  ].filter((it) => it.count > 0);
  const active = lists.find((it) => it.key === search.view) ?? lists[0];

  if (!active || underWay.includes(job.status)) return null;

  return (
    <>
      {lists.length > 1 && <Views label={t('import.findings')} active={active.key} items={lists} onPick={(view) => set({ view })} />}
      {active.key === 'errors' ? <ImportErrors job={job} /> : <ImportDifferences jobId={job.id} />}
    </>
  );
}

function Figure({ label, count, isBad }: { label: string; count: number; isBad?: boolean }) {
  const format = useFormat();

  return (
    <div className="panel tile">
      <span className="muted">{label}</span>
      <strong className={isBad && count > 0 ? 'num warn' : 'num'}>{format.quantity(count)}</strong>
    </div>
  );
}
