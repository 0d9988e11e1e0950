import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type MovedVariantFragment, StockDocumentDocument } from '../../../gql/graphql';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { RecordHistory } from '../../../shared/RecordHistory';
import { Scroll } from '../../../shared/Scroll';
import { StatusTag } from '../../../shared/StatusTag';
import { useUnit } from '../../../shared/useUnit';

type Line = { id: string; quantity: number; note?: string | null; variant?: MovedVariantFragment | null };

/** A goods receipt or an adjustment: where, why, by whom, and each line of it. */
export function StockDocumentPage() {
  const { t } = useTranslation(['inventory', 'words', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const format = useFormat();
  const unit = useUnit();
  const [{ data, fetching, error }, again] = useQuery({ query: StockDocumentDocument, variables: { id } });
  const it = data?.node?.__typename === 'GoodsReceipt' || data?.node?.__typename === 'StockAdjustment' ? data.node : null;

  if (error && !it) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!it) return fetching ? <PageSkeleton /> : <EmptyState title={t('noDocument')} />;

  const isReceipt = it.__typename === 'GoodsReceipt';
  const lines: readonly Line[] = isReceipt ? it.received : it.adjusted.map((line) => ({ ...line, quantity: line.delta }));
  const facts = [
    { key: 'warehouse', value: it.warehouse?.name },
    { key: 'reference', value: isReceipt && it.reference },
    { key: 'reason', value: !isReceipt && (it.isHistory ? t('takenOver') : it.reasonCode && t(`words:AdjustmentReason.${it.reasonCode}`)) },
    { key: 'note', value: !isReceipt && it.remark },
    { key: 'at', value: format.dateTime(it.postedAt) },
    { key: 'by', value: it.by },
  ].filter((fact) => fact.value);

  return (
    <>
      <PageHeader
        back={`/stock?view=${isReceipt ? 'receipts' : 'adjustments'}`}
        title={it.number}
        hint={t(isReceipt ? 'receipt' : 'adjustment')}
        tags={<StatusTag kind="StockDocumentStatus" value={it.status} />}
      />
      <div className="columns facts-first">
        <div className="stack">
          <section className="panel">
            <h2>{t('lines')}</h2>
            <div className="panel-body">
              <Scroll label={t('lines')}>
                <table className="lines">
                  <thead>
                    <tr>
                      <th>{t('product')}</th>
                      <th className="right">{t(isReceipt ? 'quantity' : 'delta')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {lines.map((line) => (
                      <tr key={line.id}>
                        <td>
                          {line.variant ? (
                            <>
                              <div>{[line.variant.product?.name, line.variant.option].filter(Boolean).join(' · ')}</div>
                              <PageLink to={`/stock/${encodeURIComponent(line.variant.id)}`} className="link small num">
                                {line.variant.sku}
                              </PageLink>
                            </>
                          ) : (
                            <span className="muted">{t('hiddenProduct')}</span>
                          )}
                          {line.note && <div className="muted small">{line.note}</div>}
                        </td>
                        <td className="right num nowrap">
                          {isReceipt ? format.quantity(line.quantity) : format.delta(line.quantity)}{' '}
                          <span className="muted small">{unit(line.variant?.product?.unit ?? '')}</span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            </div>
          </section>
          <RecordHistory ids={[it.id]} />
        </div>
        <section className="panel pad">
          <dl className="facts">
            {facts.map((fact) => (
              <div key={fact.key} className="sum-row">
                <dt>{t(fact.key)}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
