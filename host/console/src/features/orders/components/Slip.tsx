import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import type { AddressPartsFragment } from '../../../gql/graphql';
import { AddressLines } from '../../../shared/AddressLines';
import { useFormat } from '../../../shared/format';

/** A sheet, half a sheet, or the label of a parcel of 100 by 150 mm. */
export const papers = ['A4', 'A5', 'LABEL'] as const;
export type Paper = (typeof papers)[number];

type Line = { id: string; sku: string; name: string; quantity: number };
type Order = {
  number?: string | null;
  customerName?: string | null;
  placedAt?: string | null;
  createdAt: string;
  note?: string | null;
  shipTo?: AddressPartsFragment | null;
};

type Props = { order: Order; number: string; lines: readonly Line[]; paper: Paper };

/** One page of paper for one parcel; without prices, for the recipient may not be the buyer. */
export function Slip({ order, number, lines, paper }: Props) {
  const { t } = useTranslation('orders');
  const { tenant } = useSession();
  const format = useFormat();

  return (
    <article className={`slip slip-${paper.toLowerCase()}`}>
      <header className="row between">
        <strong className="slip-name">{tenant.name}</strong>
        <span className="slip-title">{t('slip')}</span>
      </header>
      <div className="slip-heads">
        <div>{order.shipTo ? <AddressLines address={order.shipTo} /> : (order.customerName ?? t('walkIn'))}</div>
        <dl className="facts">
          {order.number && (
            <>
              <dt>{t('number')}</dt>
              <dd className="num">{order.number}</dd>
            </>
          )}
          {number && number !== order.number && (
            <>
              <dt>{t('parcel')}</dt>
              <dd className="num">{number}</dd>
            </>
          )}
          <dt>{t('placed')}</dt>
          <dd>{format.date(order.placedAt ?? order.createdAt)}</dd>
        </dl>
      </div>
      <table className="lines">
        <thead>
          <tr>
            <th>{t('sku')}</th>
            <th>{t('item')}</th>
            <th className="right">{t('quantity')}</th>
            <th className="tick">{t('picked')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className="num">{line.sku}</td>
              <td>{line.name}</td>
              <td className="right num">{format.quantity(line.quantity)}</td>
              <td className="tick">☐</td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.note && <p>{order.note}</p>}
    </article>
  );
}
