import { SyncOutlined } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LastImportsDocument } from '../gql/graphql';
import { useFormat } from '../shared/format';
import { PageLink } from '../shared/PageLink';
import { usePageJobs } from '../shared/pageJobs';
import { StatusTag } from '../shared/StatusTag';
import { isFresh, isUnderWay, isWaiting, type Job, percentOf } from './jobs';
import { useLiveQuery } from './live';
import { useCan, useSession } from './session';
import { TopPanel } from './TopPanel';

const BulkDialog = lazy(() => import('../shared/BulkDialog'));
const PageJobs = lazy(() => import('./PageJobs'));

/** What works for the person while he is on any page: how far it is, how it ended, and the way to its result. */
export function Jobs() {
  const { t } = useTranslation(['common', 'words']);
  const { memberId } = useSession();
  const seenKey = `oc.seen.${memberId}`;
  const [seen, setSeen] = useState(() => localStorage.getItem(seenKey) ?? '');
  const [isOpen, setOpen] = useState(false);
  const may = useCan()('orders:import');
  const [{ data }] = useLiveQuery({ query: LastImportsDocument, pause: !may }, 'imports');
  const jobs = data?.importJobs?.nodes ?? [];
  const running = jobs.filter(isUnderWay);
  const fresh = jobs.filter((it) => isFresh(it, seen));
  const here = usePageJobs();
  const [seenHere, setSeenHere] = useState<readonly number[]>([]);
  // Beside the panel, which closes at a press in the dialog.
  const [looking, setLooking] = useState<number>();
  const job = here.find((it) => it.id === looking);
  const runningHere = here.filter((it) => !it.isOver).length;
  const freshHere = here.filter((it) => it.isOver && !seenHere.includes(it.id)).length;
  const [underWay, ended] = [running.length + runningHere, fresh.length + freshHere];

  if (!may && here.length === 0) return null;

  const open = (wanted: boolean) => {
    setOpen(wanted);
    if (wanted) return;

    // What was shown is known from now on.
    const now = new Date().toISOString();
    localStorage.setItem(seenKey, now);
    setSeen(now);
    setSeenHere(here.filter((it) => it.isOver).map((it) => it.id));
  };

  return (
    <>
      <TopPanel
        label={underWay > 0 ? t('jobs.running', { count: underWay }) : t('jobs.label', { count: ended })}
        title={t('jobs.title')}
        icon={<SyncOutlined aria-hidden className="top-icon" spin={underWay > 0} />}
        count={underWay + ended}
        isOpen={isOpen}
        onOpen={open}
      >
        {here.length > 0 && (
          <Suspense fallback={null}>
            <PageJobs jobs={here} onOpen={setLooking} />
          </Suspense>
        )}
        {may && (
          <>
            <h2>{t('jobs.title')}</h2>
            {jobs.length === 0 && <p className="muted flush">{t('jobs.none')}</p>}
            {jobs.length > 0 && (
              <ul>
                {jobs.map((it) => (
                  <Row key={it.id} job={it} />
                ))}
              </ul>
            )}
            <PageLink to="/imports">{t(jobs.length > 0 ? 'jobs.all' : 'jobs.first')}</PageLink>
          </>
        )}
      </TopPanel>
      {job && (
        <Suspense fallback={null}>
          <BulkDialog {...job} onClose={() => setLooking(undefined)} />
        </Suspense>
      )}
      <span role="status" className="sr-only">
        {fresh[0] && t('jobs.finished', { status: t(`words:ImportStatus.${fresh[0].status}`) })}
      </span>
    </>
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
    </li>
  );
}
