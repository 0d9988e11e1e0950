import { useTranslation } from 'react-i18next';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';

/** How the total comes about, and what is still owed. */
export function Sums({ order }: { order: OrderDetailFragment }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const rows = [
    { key: 'gross', it: order.gross, always: true },
    { key: 'discountTotal', it: { ...order.discountTotal, amount: -order.discountTotal.amount } },
    { key: 'shipping', it: order.shipping },
    { key: 'fees', it: order.fees },
    { key: 'tax', it: order.tax },
    { key: 'total', it: order.total, always: true, isStrong: true },
    { key: 'captured', it: order.captured },
    { key: 'refunded', it: order.refunded },
    { key: 'credited', it: order.credited },
    { key: 'balanceDue', it: order.balanceDue, always: order.status === 'CONFIRMED' || order.status === 'COMPLETED' },
  ].filter((row) => row.always || row.it.amount !== 0);

  return (
    <dl className="facts sums">
      {rows.map(({ key, it, isStrong }) => (
        <div key={key} className="sum-row">
          <dt className={isStrong ? 'strong' : undefined}>{t(`sum.${key}`)}</dt>
          <dd className={isStrong ? 'strong' : undefined}>{format.money(it)}</dd>
        </div>
      ))}
    </dl>
  );
}
