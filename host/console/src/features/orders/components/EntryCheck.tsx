import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useSession } from '../../../app/session';
import { type AmountPartsFragment, type CreateOrderInput, DraftCheckDocument, OrderCheckDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { StatusTag } from '../../../shared/StatusTag';

/** How long nothing is typed before it is checked, in milliseconds. */
const REST = 400;

type Props = {
  /** The draft as it was saved. */
  id?: string;
  /** What was typed and not saved, as createOrder would take it; undefined where there is no such thing or it can't be checked. */
  draft?: CreateOrderInput;
  /** Something was typed that can't be checked: what is told here is of the saved draft. */
  isChanged: boolean;
};

/** What the draft would meet if it were submitted now: what is missing, what the rules say, and how each line stands. */
export default function EntryCheck({ id, draft, isChanged }: Props) {
  const { t } = useTranslation(['orders', 'words']);
  const { tenant } = useSession();
  const format = useFormat();
  const input = useRested(draft);
  const [{ data: kept }] = useLiveQuery(
    { query: OrderCheckDocument, variables: { id: id ?? '' }, pause: !id || draft !== undefined },
    'orders',
    'stock',
  );
  const [{ data: typed }] = useLiveQuery(
    { query: DraftCheckDocument, variables: { input: input ?? {} }, pause: !input || !draft },
    'orders',
    'stock',
  );
  const check = draft ? typed?.draftCheck : kept?.orderCheck;
  if (!check) return null;

  const amounts: { tax?: AmountPartsFragment | null; total?: AmountPartsFragment | null } | null | undefined = draft
    ? typed?.draftCheck
    : kept?.order;
  const says = [
    ...check.gaps.map((it) => it.message),
    ...check.findings.map((it) => it.message),
    ...check.lines.flatMap((it) =>
      it.price === 'DIFFERS' && it.listPrice != null
        ? [t('check.differs', { sku: it.sku, price: format.price(it.listPrice, tenant.currency) })]
        : [],
    ),
  ];
  const sums = (['tax', 'total'] as const).flatMap((key) => (amounts?.[key] ? [{ key, it: amounts[key] }] : []));

  return (
    <section className="panel" aria-label={t('check.title')}>
      <div className="panel-head">
        <h2>{t('check.title')}</h2>
        {check.verdict && <StatusTag kind="ReviewVerdict" value={check.verdict} />}
      </div>
      <div className="panel-body stack tight">
        {says.length > 0 ? (
          <ul className="plain">
            {[...new Set(says)].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          <p className="muted flush">{t('check.clear')}</p>
        )}
        {sums.length > 0 && (
          <dl className="facts sums">
            {sums.map(({ key, it }) => (
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

/** What it was when it last stayed the same for a while. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const key = JSON.stringify(value);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);

    return () => clearTimeout(timer);
  }, [key]);

  return rested;
}
