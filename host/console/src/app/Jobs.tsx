import { SyncOutlined } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LastImportsDocument } from '../gql/graphql';
import { PageLink } from '../shared/PageLink';
import { usePageJobs } from '../shared/pageJobs';
import { isFresh, isUnderWay } from './jobs';
import { useLiveQuery } from './live';
import { useCan, useSession } from './session';
import { TopPanel } from './TopPanel';

const BulkDialog = lazy(() => import('../shared/BulkDialog'));
const JobRows = lazy(() => import('./JobRows'));
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
              <Suspense fallback={null}>
                <JobRows jobs={jobs} />
              </Suspense>
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
