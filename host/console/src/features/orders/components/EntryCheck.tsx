import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { OrderCheckDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { StatusTag } from '../../../shared/StatusTag';

type Props = {
  id: string;
  /** Something was typed since it was saved: what is told here is of the saved draft. */
  isChanged: boolean;
};

/** What the draft would meet if it were submitted now: what is missing, what the rules say, and how each line stands. */
export default function EntryCheck({ id, isChanged }: Props) {
  const { t } = useTranslation(['orders', 'words']);
  const format = useFormat();
  const [{ data }] = useLiveQuery({ query: OrderCheckDocument, variables: { id } }, 'orders', 'stock');
  const check = data?.orderCheck;
  if (!check) return null;

  const currency = data.order?.total.currency ?? '';
  const says = [
    ...check.gaps.map((it) => it.message),
    ...check.findings.map((it) => it.message),
    ...check.lines.flatMap((it) =>
      it.price === 'DIFFERS' && it.listPrice != null
        ? [t('check.differs', { sku: it.sku, price: format.price(it.listPrice, currency) })]
        : [],
    ),
  ];

  return (
    <section className="panel" aria-label={t('check.title')}>
      <div className="panel-head">
        <h2>{t('check.title')}</h2>
        {check.verdict && <StatusTag kind="ReviewVerdict" value={check.verdict} />}
      </div>
      <div className="panel-body stack tight">
        {says.length > 0 ? (
          <ul className="plain">
            {says.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          <p className="muted flush">{t('check.clear')}</p>
        )}
        {data.order && (
          <dl className="facts sums">
            {[
              { key: 'tax', it: data.order.tax },
              { key: 'total', it: data.order.total },
            ].map(({ key, it }) => (
              <div key={key} className="sum-row">
                <dt>{t(`sum.${key}`)}</dt>
                <dd>{format.money(it)}</dd>
              </div>
            ))}
          </dl>
        )}
        {isChanged && <p className="muted small flush">{t('check.saved')}</p>}
      </div>
    </section>
  );
}
