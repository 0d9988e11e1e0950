import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countOf } from '../shared/bulk';
import { forgetJob, type PageJob, stopJob } from '../shared/pageJobs';

/** What this page does for many records, and what became of it. */
export default function PageJobs({ jobs, onOpen }: { jobs: readonly PageJob[]; onOpen: (id: number) => void }) {
  const { t } = useTranslation();

  return (
    <section>
      <h2>{t('jobs.here')}</h2>
      <ul>
        {jobs.map((it) => (
          <Row key={it.id} job={it} onOpen={() => onOpen(it.id)} />
        ))}
      </ul>
    </section>
  );
}

function Row({ job, onOpen }: { job: PageJob; onOpen: () => void }) {
  const { t } = useTranslation();
  const { id, title, total, results, isOver, undo } = job;
  const done = results.filter((it) => it.state === 'done');
  const settled = countOf(results, 'done', 'refused', 'unknown');
  const refused = countOf(results, 'refused');

  return (
    <li>
      <span className="row between">
        <span className="clip">{title}</span>
        <span className="muted small num nowrap">
          {isOver
            ? t('bulk.some', { done: done.length, count: results.length })
            : t('bulk.progress', { done: settled, count: Math.max(total, results.length) })}
        </span>
      </span>
      {!isOver && <progress className="progress" aria-label={title} max={Math.max(total, results.length)} value={settled} />}
      {refused > 0 && <div className="warn small">{t('bulk.refusedCount', { count: refused })}</div>}
      <span className="row wrap">
        {isOver ? (
          <>
            <Button size="small" onClick={onOpen}>
              {t('jobs.results')}
            </Button>
            {undo && done.length > 0 && (
              <Button
                size="small"
                onClick={() => {
                  forgetJob(id);
                  undo(done);
                }}
              >
                {t('undo')}
              </Button>
            )}
            <Button size="small" type="text" onClick={() => forgetJob(id)}>
              {t('jobs.forget')}
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => stopJob(id)}>
            {t('jobs.stop')}
          </Button>
        )}
      </span>
    </li>
  );
}
