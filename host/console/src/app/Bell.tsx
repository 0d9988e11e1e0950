import { BellOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LastImportsDocument, type LastImportsQuery, OrdersToReviewDocument, type OrdersToReviewQuery } from '../gql/graphql';
import { useFormat } from '../shared/format';
import { PageLink } from '../shared/PageLink';
import { StatusTag } from '../shared/StatusTag';
import { useLiveQuery } from './live';
import { useCan, useSession } from './session';

type Queue = NonNullable<OrdersToReviewQuery['reviewQueue']>;
type Job = NonNullable<NonNullable<LastImportsQuery['importJobs']>['nodes']>[number];

const underWay = ['UPLOADED', 'VALIDATING', 'RUNNING'];

/** What waits for the person and what works for him, on every page; it comes from the server, so a reload loses nothing. */
export function Bell() {
  const { t } = useTranslation(['common', 'words']);
  const can = useCan();
  const { memberId } = useSession();
  const seenKey = `oc.seen.${memberId}`;
  const [seen, setSeen] = useState(() => localStorage.getItem(seenKey) ?? '');
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const [{ data: review }] = useLiveQuery({ query: OrdersToReviewDocument, pause: !can('orders:review') }, 'orders');
  const [{ data: imports }] = useLiveQuery({ query: LastImportsDocument, pause: !can('orders:import') }, 'imports');
  const queue = review?.reviewQueue ?? undefined;
  const jobs = imports?.importJobs?.nodes ?? [];
  const running = jobs.filter((it) => underWay.includes(it.status));
  const fresh = jobs.filter((it) => it.finishedAt && it.finishedAt > seen);
  const count = (queue?.totalCount ?? 0) + running.length + fresh.length;

  const open = (wanted: boolean) => {
    setOpen(wanted);
    if (wanted) return;

    // What was shown is known from now on.
    const now = new Date().toISOString();
    localStorage.setItem(seenKey, now);
    setSeen(now);
  };

  useEffect(() => {
    if (!isOpen) return;

    const onPointer = (event: PointerEvent) => !place.current?.contains(event.target as Node) && open(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;

      open(false);
      place.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);

    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  });

  return (
    <span className="bell-place" ref={place}>
      <Button
        type="text"
        aria-expanded={isOpen}
        aria-label={t('bell.label', { count })}
        icon={
          <Badge count={count} size="small" overflowCount={99} color="#b42318">
            <BellOutlined aria-hidden className="bell" />
          </Badge>
        }
        onClick={() => open(!isOpen)}
      />
      {isOpen && (
        <section className="panel notices" aria-label={t('bell.title')}>
          <Waiting queue={queue} jobs={jobs} onGo={() => open(false)} />
        </section>
      )}
      <span role="status" className="sr-only">
        {fresh[0] && t('bell.finished', { status: t(`words:ImportStatus.${fresh[0].status}`) })}
      </span>
    </span>
  );
}

function Waiting({ queue, jobs, onGo }: { queue?: Queue; jobs: readonly Job[]; onGo: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const orders = queue?.nodes ?? [];
  const more = (queue?.totalCount ?? 0) - orders.length;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: closes behind its links, which have keys of their own
    <div className="stack tight" onClick={(event) => event.target instanceof HTMLAnchorElement && onGo()}>
      {orders.length > 0 && (
        <section>
          <h2>{t('bell.review')}</h2>
          <ul>
            {orders.map((it) => (
              <li key={it.id} className="row between">
                <span className="clip">
                  <PageLink to={`/orders/${encodeURIComponent(it.id)}`}>{it.number ?? t('draft')}</PageLink>{' '}
                  <span className="muted">{it.customerName}</span>
                </span>
                <span className="num nowrap">{format.money(it.total)}</span>
              </li>
            ))}
          </ul>
          {more > 0 && <PageLink to="/review">{t('bell.more', { count: more })}</PageLink>}
        </section>
      )}
      {jobs.length > 0 && (
        <section>
          <h2>{t('nav.imports')}</h2>
          <ul>
            {jobs.map((it) => (
              <li key={it.id}>
                <span className="row between">
                  <PageLink to={`/imports/${encodeURIComponent(it.id)}`}>{t('bell.import', { at: format.short(it.createdAt) })}</PageLink>
                  <StatusTag kind="ImportStatus" value={it.status} />
                </span>
                {underWay.includes(it.status) && <Far job={it} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {orders.length + jobs.length === 0 && <p className="muted flush">{t('bell.none')}</p>}
    </div>
  );
}

function Far({ job }: { job: Job }) {
  const { t } = useTranslation();

  return job.status === 'RUNNING' && job.documentsTotal > 0 ? (
    <progress className="progress" max={job.documentsTotal} value={job.documentsDone} aria-label={t('bell.progress')} />
  ) : (
    <progress className="progress" aria-label={t('bell.progress')} />
  );
}
