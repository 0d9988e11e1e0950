import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import type { OrderDetailFragment, OrderQuery } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { PageLink } from '../../../shared/PageLink';
import { usePageLink } from '../../../shared/usePageLink';

type Payment = NonNullable<NonNullable<OrderQuery['order']>['payments']>[number];

/** The money of an order, fact by fact, and the way to the next one. */
export function Payments({ order, payments }: { order: OrderDetailFragment; payments: readonly Payment[] }) {
  const { t } = useTranslation(['orders', 'words']);
  const can = useCan();
  const format = useFormat();
  const link = usePageLink();
  const isOwed = order.balanceDue.amount > 0 && (order.status === 'CONFIRMED' || order.status === 'COMPLETED');

  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('payments')}</h2>
        {isOwed && can('payments:record') && (
          <Button size="small" {...link(`/payments/new?order=${encodeURIComponent(order.id)}`)}>
            {t('recordPayment')}
          </Button>
        )}
      </div>
      <div className="panel-body">
        {payments.length === 0 && <p className="muted flush">{t('noPayments')}</p>}
        {payments.map((it) => (
          <div key={it.id} className="row between payment">
            <span>
              {it.receiptId ? (
                <PageLink to={`/payments/${encodeURIComponent(it.receiptId)}`}>{t(`words:PaymentEventKind.${it.kind}`)}</PageLink>
              ) : (
                t(`words:PaymentEventKind.${it.kind}`)
              )}{' '}
              <span className="muted small">
                {t(`words:PaymentMethod.${it.method}`)} · {format.short(it.at)} · {it.by}
              </span>
            </span>
            <span className="num nowrap">{format.money(it.amount)}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
