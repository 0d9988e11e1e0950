import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { CancelImportDocument } from '../gql/graphql';
import { download } from '../shared/csv';
import { useFormat } from '../shared/format';
import { PageLink } from '../shared/PageLink';
import { rejectedBytes } from '../shared/rejected';
import { StatusTag } from '../shared/StatusTag';
import { useCommand } from '../shared/useCommand';
import { isUnderWay, isWaiting, type Job, percentOf } from './jobs';

/** The last imports, fetched with the first look at them. */
export default function JobRows({ jobs }: { jobs: readonly Job[] }) {
  return (
    <ul>
      {jobs.map((it) => (
        <Row key={it.id} job={it} />
      ))}
    </ul>
  );
}

function Row({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const percent = percentOf(job);
  const said =
    job.failureMessage ??
    (isWaiting(job)
      ? t('jobs.waiting', { count: job.plan.valid })
      : job.status === 'CANCELLED'
        ? t('jobs.cancelled')
        : job.status === 'INVALID'
          ? t('jobs.invalid', { count: job.errorCount })
          : t('jobs.done', { count: job.counts.orders + job.counts.returns + job.counts.updated }));

  return (
    <li>
      <span className="row between">
        <PageLink to={`/imports/${encodeURIComponent(job.id)}`}>
          {job.fileName ?? t('jobs.import', { at: format.short(job.createdAt) })}
        </PageLink>
        <StatusTag kind="ImportStatus" value={job.status} />
      </span>
      {isUnderWay(job) && (
        <>
          <progress className="progress" aria-label={t('jobs.progress')} {...(percent === null ? {} : { max: 100, value: percent })} />
          <span className="row between muted small num">
            <span>
              {percent === null
                ? t('jobs.checking', { rows: format.quantity(job.rowsRead) })
                : t('jobs.written', { done: format.quantity(job.documentsDone), all: format.quantity(job.documentsTotal) })}
            </span>
            {percent !== null && <span>{percent} %</span>}
          </span>
        </>
      )}
      {!isUnderWay(job) && <div className={job.failureMessage ? 'warn small' : 'muted small'}>{said}</div>}
      <Actions job={job} />
    </li>
  );
}

/** What there is to do about it without leaving the page one is on. */
function Actions({ job }: { job: Job }) {
  const { t } = useTranslation(['orders', 'common']);
  const client = useClient();
  const { message } = App.useApp();
  const [cancel, { isBusy }] = useCommand(CancelImportDocument);
  const [isLoading, setLoading] = useState(false);
  const mayTakeRows = job.errorCount > 0 && !isUnderWay(job);

  if (!mayTakeRows && !job.allowed.includes('cancelImport')) return null;

  const onRows = async () => {
    setLoading(true);
    const bytes = await rejectedBytes(client, job.id);
    setLoading(false);
    if (bytes) download('rows-to-mend.csv', bytes);
    else void message.warning(t('import.fileGone'), 8);
  };

  return (
    <span className="row wrap">
      {job.allowed.includes('cancelImport') && (
        <Button size="small" loading={isBusy} onClick={() => void cancel({ input: { id: job.id } })}>
          {job.status === 'RUNNING' ? t('import.stop') : t('import.cancel')}
        </Button>
      )}
      {mayTakeRows && (
        <Button size="small" loading={isLoading} onClick={() => void onRows()}>
          {t('import.download')}
        </Button>
      )}
    </span>
  );
}
