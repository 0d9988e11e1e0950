import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan } from '../../../app/session';
import { SalesReturnDocument } from '../../../gql/graphql';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { Scroll } from '../../../shared/Scroll';
import { StatusTag } from '../../../shared/StatusTag';
import { useUnit } from '../../../shared/useUnit';

/** One return: what came back and what was credited for it. */
export function ReturnPage() {
  const { t } = useTranslation(['orders', 'words', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const can = useCan();
  const format = useFormat();
  const unit = useUnit();
  const [{ data, fetching, error }, again] = useLiveQuery({ query: SalesReturnDocument, variables: { id } }, 'orders');
  const it = data?.node?.__typename === 'SalesReturn' ? data.node : null;

  if (error && !it) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!it) return fetching ? <PageSkeleton /> : <EmptyState title={t('return.gone')} />;

  const facts = [
    { key: 'return.at', value: format.dateTime(it.returnedAt) },
    { key: 'fact.channel', value: it.channel },
    { key: 'fact.externalId', value: it.externalId === it.number ? null : it.externalId },
    { key: 'return.takenOver', value: format.dateTime(it.createdAt) },
    { key: 'fact.tags', value: it.tags.join(', ') },
  ].filter((fact) => fact.value);

  return (
    <>
      <PageHeader back="/returns" title={it.number} tags={<StatusTag kind="SalesReturnStatus" value={it.status} />} />
      <div className="columns">
        <section className="panel">
          <h2>{t('lines')}</h2>
          <div className="panel-body">
            <Scroll label={t('lines')}>
              <table className="lines">
                <thead>
                  <tr>
                    <th>{t('item')}</th>
                    <th className="right">{t('quantity')}</th>
                    <th className="right from-md">{t('unitPrice')}</th>
                    <th className="right">{t('amount')}</th>
                  </tr>
                </thead>
                <tbody>
                  {it.lines.map((line) => (
                    <tr key={line.id}>
                      <td>
                        <div>{line.name}</div>
                        <div className="muted small num">{line.sku}</div>
                      </td>
                      <td className="right num nowrap">
                        {format.quantity(line.quantity)} <span className="muted small">{unit(line.unit)}</span>
                      </td>
                      <td className="right num nowrap from-md">{format.price(line.unitPrice, it.total.currency)}</td>
                      <td className="right num nowrap">{format.money(line.net)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            <div className="sums-place">
              <dl className="facts sums">
                <div className="sum-row">
                  <dt>{t('sum.credited')}</dt>
                  <dd className="num">{format.money(it.total)}</dd>
                </div>
                <div className="sum-row">
                  <dt>{t('sum.refunded')}</dt>
                  <dd className="num">{format.money(it.refunded)}</dd>
                </div>
              </dl>
            </div>
          </div>
        </section>
        <section className="panel">
          <h2>{t('customer')}</h2>
          <div className="panel-body stack">
            {it.customerId && can('customers:read') ? (
              <PageLink to={`/customers/${encodeURIComponent(it.customerId)}`}>{it.customerName ?? ''}</PageLink>
            ) : (
              <span>{it.customerName ?? t('walkIn')}</span>
            )}
            <dl className="facts">
              {facts.map((fact) => (
                <div key={fact.key} className="sum-row">
                  <dt>{t(fact.key)}</dt>
                  <dd>{fact.value}</dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      </div>
    </>
  );
}
