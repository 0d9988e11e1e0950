import { useTranslation } from 'react-i18next';
import type { PayableFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { NumberBox } from '../../../shared/NumberBox';
import { PageLink } from '../../../shared/PageLink';
import { Scroll } from '../../../shared/Scroll';
import type { Mark } from '../useShares';

type Props = {
  orders: readonly PayableFragment[];
  shares: Record<string, number>;
  /** What is wrong with an order's share; the order may be gone from the list by then. */
  marks: Record<string, Mark>;
  digits: number;
  onChange: (orderId: string, amount: number) => void;
};

/** The open orders with how much of a receipt each gets. */
export function MatchTable({ orders, shares, marks, digits, onChange }: Props) {
  const { t } = useTranslation('payments');
  const format = useFormat();

  const gone = Object.entries(marks).filter(([id]) => !orders.some((it) => it.id === id));

  return (
    <Scroll label={t('openOrders')}>
      <table className="lines">
        <thead>
          <tr>
            <th>{t('order')}</th>
            <th className="from-md">{t('placed')}</th>
            <th className="right">{t('due')}</th>
            <th className="right">{t('share')}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((it) => (
            <tr key={it.id}>
              <td>
                <PageLink to={`/orders/${encodeURIComponent(it.id)}`} className="link nowrap">
                  {it.number ?? ''}
                </PageLink>
                <div className="muted small">{it.customerName}</div>
                <div className="num nowrap muted small under-md">{format.date(it.placedAt ?? it.createdAt)}</div>
              </td>
              <td className="num nowrap from-md">{format.date(it.placedAt ?? it.createdAt)}</td>
              <td className="right num nowrap">{format.money(it.balanceDue)}</td>
              <td className="right">
                <NumberBox
                  className="price"
                  aria-label={t('shareOf', { number: it.number })}
                  min={0}
                  max={1_000_000_000}
                  digits={digits}
                  least={digits}
                  emptyIs={0}
                  isWrong={marks[it.id] !== undefined}
                  value={shares[it.id] ?? 0}
                  onChange={(value) => onChange(it.id, value ?? 0)}
                />
                {marks[it.id] && (
                  <div role="alert" className="wrong small">
                    {marks[it.id]?.message}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {gone.map(([id, it]) => (
        <p key={id} role="alert" className="wrong small">
          {it.number}: {it.message}
        </p>
      ))}
    </Scroll>
  );
}
