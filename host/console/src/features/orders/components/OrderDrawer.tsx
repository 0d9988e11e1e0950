import { Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan } from '../../../app/session';
import { OrderDocument } from '../../../gql/graphql';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { usePageLink } from '../../../shared/usePageLink';
import { Lines } from './Lines';
import { OrderTags } from './OrderTags';
import { Sums } from './Sums';
import { Timeline } from './Timeline';

/** An order at a glance beside the list. */
export default function OrderDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['orders', 'common']);
  const payments = useCan()('payments:read');
  const format = useFormat();
  const link = usePageLink();
  const [{ data, error }, again] = useLiveQuery({ query: OrderDocument, variables: { id, payments } }, 'orders', 'receipts');
  const order = data?.order;

  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={order ? (order.number ?? t('common:draft')) : t('common:loading')}
      closable={{ 'aria-label': t('common:close') }}
      extra={
        <Button type="primary" {...link(`/orders/${encodeURIComponent(id)}`)}>
          {t('openOrder')}
        </Button>
      }
    >
      {error && !order && <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!order && !error && <Skeleton active />}
      {order && (
        <div className="stack">
          <div className="row wrap">
            <OrderTags order={order} />
          </div>
          <div className="row between wrap">
            <strong>{order.customerName ?? t('walkIn')}</strong>
            <span className="muted num">{format.dateTime(order.placedAt ?? order.createdAt)}</span>
          </div>
          <Lines order={order} isBrief />
          <Sums order={order} />
          <h2>{t('timeline')}</h2>
          <Timeline order={order} />
        </div>
      )}
    </Drawer>
  );
}
