import { useTranslation } from 'react-i18next';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { StatusTag } from '../../../shared/StatusTag';
import { FulfillmentActions } from './FulfillmentActions';

/** What leaves for an order, parcel by parcel. */
export function Fulfillments({ order }: { order: OrderDetailFragment }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  if (order.fulfillments.length === 0) return null;

  return (
    <section className="panel">
      <h2>{t('fulfillments')}</h2>
      <div className="panel-body stack">
        {order.fulfillments.map((it) => (
          <article key={it.id} className="sub">
            <div className="row between wrap">
              <span className="row wrap">
                <strong className="num">{it.number}</strong>
                <StatusTag kind="FulfillmentStage" value={it.status} />
                <span className="muted">{it.warehouse?.name}</span>
              </span>
              <span className="row wrap">
                <FulfillmentActions fulfillment={it} />
              </span>
            </div>
            <div className="muted small">{it.lines.map((line) => `${format.quantity(line.quantity)} × ${line.name}`).join(', ')}</div>
            {(it.carrier || it.deliveredAt) && (
              <div className="small">
                {[
                  it.carrier,
                  it.trackingNumber,
                  it.shippedAt && t('shippedOn', { at: format.short(it.shippedAt) }),
                  it.deliveredAt && t('deliveredOn', { at: format.short(it.deliveredAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}
