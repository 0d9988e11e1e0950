import { useTranslation } from 'react-i18next';
import type { AddressPartsFragment, IssuerPartsFragment } from '../../../gql/graphql';
import { AddressLines } from '../../../shared/AddressLines';
import { formatter } from '../../../shared/format';

/** A sheet, half a sheet, or the label of a parcel of 100 by 150 mm. */
export const papers = ['A4', 'A5', 'LABEL'] as const;
export type Paper = (typeof papers)[number];

export type Issuer = Omit<IssuerPartsFragment, '__typename'>;

type Line = { id: string; sku: string; name: string; quantity: number };
type Order = {
  number?: string | null;
  customerName?: string | null;
  placedAt?: string | null;
  createdAt: string;
  shipTo?: AddressPartsFragment | null;
};

type Props = { order: Order; number: string; lines: readonly Line[]; paper: Paper; issuer: Issuer };

/**
 * One page of paper for one parcel; without prices, for the recipient may not be the buyer, and without the order's note, which is for
 * the staff. Names, days and words are the company's, as it was when the goods left, whoever prints it again.
 */
export function Slip({ order, number, lines, paper, issuer }: Props) {
  const { t } = useTranslation('orders', { lng: issuer.language });
  const format = formatter(issuer.language, issuer.timeZone);

  return (
    <article className={`slip slip-${paper.toLowerCase()}`} lang={issuer.language}>
      <header className="row between slip-top">
        <div className="slip-issuer">
          {issuer.logo && <img className="slip-logo" src={issuer.logo} alt="" />}
          <div>
            <strong className="slip-name">{issuer.name}</strong>
            {issuer.address && <AddressLines address={issuer.address} language={issuer.language} />}
            {issuer.taxId && <div className="slip-tax">{t('taxId', { id: issuer.taxId })}</div>}
          </div>
        </div>
        <span className="slip-title">{t('slip')}</span>
      </header>
      <div className="slip-heads">
        <div>{order.shipTo ? <AddressLines address={order.shipTo} language={issuer.language} /> : (order.customerName ?? t('walkIn'))}</div>
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
    </article>
  );
}
