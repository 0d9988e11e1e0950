import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan } from '../../../app/session';
import { OrderDocument } from '../../../gql/graphql';
import { AddressLines } from '../../../shared/AddressLines';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { RecordHistory } from '../../../shared/RecordHistory';
import { usePageLink } from '../../../shared/usePageLink';
import { Assignee } from '../components/Assignee';
import { Earnings } from '../components/Earnings';
import { Fulfillments } from '../components/Fulfillments';
import { Lines } from '../components/Lines';
import { OrderActions } from '../components/OrderActions';
import { OrderTags } from '../components/OrderTags';
import { Payments } from '../components/Payments';
import { Reviews } from '../components/Reviews';
import { Sums } from '../components/Sums';
import { Timeline } from '../components/Timeline';
import { goesOut } from '../slips';

export function OrderPage() {
  const { t } = useTranslation(['orders', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const can = useCan();
  const format = useFormat();
  const link = usePageLink();
  const payments = can('payments:read');
  // Its money is written beside it: what is received, and what is owed for it, change together.
  const [{ data, error, fetching }, again] = useLiveQuery({ query: OrderDocument, variables: { id, payments } }, 'orders', 'receipts');
  const order = data?.order;

  if (error && !order) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!order) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} hint={t('goneHint')} />;

  const facts = [
    { key: 'placed', value: order.placedAt && format.dateTime(order.placedAt) },
    { key: 'created', value: !order.placedAt && format.dateTime(order.createdAt) },
    { key: 'maker', value: order.makerName },
    { key: 'channel', value: order.channel === 'manual' ? null : order.channel },
    { key: 'externalId', value: order.externalId },
    { key: 'validUntil', value: order.validUntil && format.date(order.validUntil) },
    { key: 'tags', value: order.tags.join(', ') },
    { key: 'note', value: order.note },
  ].filter((it) => it.value);

  return (
    <>
      <PageHeader back="/orders" title={order.number ?? t('common:draft')} tags={<OrderTags order={order} />}>
        {goesOut(order) && (
          <Button icon={<PrinterOutlined aria-hidden />} aria-label={t('slip')} {...link(`/orders/${encodeURIComponent(id)}/slip`)}>
            {t('slip')}
          </Button>
        )}
        <OrderActions order={order} />
      </PageHeader>
      <div className="columns history-last">
        <div className="stack">
          <Reviews order={order} />
          <section className="panel">
            <h2>{t('lines')}</h2>
            <div className="panel-body">
              {order.lines.length > 0 ? <Lines order={order} /> : <p className="muted">{t('noLines')}</p>}
              <div className="sums-place">
                <Sums order={order} />
              </div>
            </div>
          </section>
          <Earnings order={order} />
          <Fulfillments order={order} />
          {order.payments && <Payments order={order} payments={order.payments} />}
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{t('customer')}</h2>
            <div className="panel-body stack">
              {order.customerId && can('customers:read') ? (
                <PageLink to={`/customers/${encodeURIComponent(order.customerId)}`}>{order.customerName ?? ''}</PageLink>
              ) : (
                <span>{order.customerName ?? t('walkIn')}</span>
              )}
              {order.shipTo && (
                <div>
                  <div className="muted small">{t('shipTo')}</div>
                  <AddressLines address={order.shipTo} />
                </div>
              )}
              {order.billTo && (
                <div>
                  <div className="muted small">{t('billTo')}</div>
                  <AddressLines address={order.billTo} />
                </div>
              )}
              <dl className="facts">
                {facts.map((it) => (
                  <div key={it.key} className="sum-row">
                    <dt>{t(`fact.${it.key}`)}</dt>
                    <dd>{it.value}</dd>
                  </div>
                ))}
                <Assignee order={order} />
              </dl>
            </div>
          </section>
          <section className="panel">
            <h2>{t('timeline')}</h2>
            <div className="panel-body">
              <Timeline order={order} />
            </div>
          </section>
        </div>
        <RecordHistory ids={[order.id, ...order.fulfillments.map((it) => it.id)]} />
      </div>
    </>
  );
}
