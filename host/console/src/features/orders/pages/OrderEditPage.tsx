import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { OrderDocument } from '../../../gql/graphql';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { usePageLink } from '../../../shared/usePageLink';
import { OrderForm } from '../components/OrderForm';
import { empty } from '../entry';

export function OrderEditPage() {
  const { t } = useTranslation(['orders', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const link = usePageLink();
  const [{ data, error, fetching, stale }, again] = useQuery({ query: OrderDocument, variables: { id, payments: false } });
  const order = data?.order;

  if (error && !order) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  // An old copy from the cache would begin with a version that is refused.
  if ((fetching || stale) && !order) return <PageSkeleton />;
  if (!order) return <EmptyState title={t('gone')} hint={t('goneHint')} />;
  if (order.status !== 'DRAFT')
    return (
      <EmptyState title={t('notDraft')} hint={t('notDraftHint')}>
        <Button type="primary" {...link(`/orders/${encodeURIComponent(id)}`)}>
          {t('openOrder')}
        </Button>
      </EmptyState>
    );

  return <OrderForm key={order.id} order={order} initial={empty} />;
}
