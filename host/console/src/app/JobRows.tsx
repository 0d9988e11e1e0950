import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/format';
import { PageLink } from '../shared/PageLink';
import { StatusTag } from '../shared/StatusTag';
import { JobActions } from './JobActions';
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
      <JobActions job={job} />
    </li>
  );
}
