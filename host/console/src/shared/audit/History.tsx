import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../app/session';
import { AuditEntriesDocument } from '../../gql/graphql';
import { Failure } from '../Failure';
import { useFormat } from '../format';
import { PageLink } from '../PageLink';
import { Changes } from './Changes';
import { useAuditWords } from './useAuditWords';

const LAST = 5;

/** The last changes of a record and of what belongs to it, and the way to all of them. */
export default function History({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('audit');
  const can = useCan();
  const format = useFormat();
  const [{ data, error }, again] = useQuery({
    query: AuditEntriesDocument,
    variables: {
      first: LAST,
      where: { objectId: { in: [...ids] } },
      members: can('tenancy:read-members'),
      clients: can('tenancy:manage-clients'),
    },
  });
  const entries = data?.auditEntries?.nodes ?? [];
  const words = useAuditWords(entries);

  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('title')}</h2>
        <PageLink to={`/settings?part=audit&object=${ids.map(encodeURIComponent).join(',')}`}>{t('showAll')}</PageLink>
      </div>
      <div className="panel-body">
        {error && !data && <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
        {!data && !error && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
        {data && entries.length === 0 && <p className="muted flush">{t('none')}</p>}
        <ol className="timeline">
          {entries.map((it) => (
            <li key={it.id}>
              <div className="row between">
                <strong>{words.operation(it.operation)}</strong>
                <time className="muted small num nowrap" dateTime={it.at}>
                  {format.short(it.at)}
                </time>
              </div>
              {it.objectId !== ids[0] && (
                <div className="muted small">{[words.typeName(it.objectType), words.nameOf(it.objectId)].filter(Boolean).join(' ')}</div>
              )}
              <Changes entry={it} words={words} />
              <div className="muted small">{words.who(it)}</div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
