import type { OrderDetailFragment } from '../../../gql/graphql';
import { StatusTag } from '../../../shared/StatusTag';

/** Where an order stands, on each axis that says something. */
export function OrderTags({
  order,
}: {
  order: Pick<
    OrderDetailFragment,
    'status' | 'allocationStatus' | 'fulfillmentStatus' | 'paymentStatus' | 'onHold' | 'holdReason' | 'returnStatus'
  >;
}) {
  const isAgreed = order.status === 'CONFIRMED' || order.status === 'COMPLETED';

  return (
    <>
      <StatusTag kind="OrderStatus" value={order.status} />
      {order.onHold && <StatusTag kind="Hold" value="YES" hint={order.holdReason} />}
      {isAgreed && order.fulfillmentStatus !== 'NOT_REQUIRED' && <StatusTag kind="FulfillmentStatus" value={order.fulfillmentStatus} />}
      {order.status === 'CONFIRMED' && order.allocationStatus !== 'FULL' && (
        <StatusTag kind="AllocationStatus" value={order.allocationStatus} />
      )}
      {(isAgreed || order.paymentStatus === 'PAID') && <StatusTag kind="PaymentStatus" value={order.paymentStatus} />}
      {order.returnStatus !== 'NONE' && <StatusTag kind="ReturnStatus" value={order.returnStatus} />}
    </>
  );
}
