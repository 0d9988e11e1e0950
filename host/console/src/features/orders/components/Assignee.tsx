import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import type { OrderDetailFragment } from '../../../gql/graphql';

const AssignDialog = lazy(() => import('./AssignDialog'));

/** Whose the order is, as a fact, and for those who may the way to give it to somebody else. */
export function Assignee({ order }: { order: OrderDetailFragment }) {
  const { t } = useTranslation('orders');
  const can = useCan();
  const [isAsking, setAsking] = useState(false);

  return (
    <div className="sum-row">
      <dt>{t('assignee')}</dt>
      <dd>
        {order.assigneeName ?? <span className="muted">{t('nobody')}</span>}
        {can('orders:assign') && can('tenancy:read-members') && (
          <Button size="small" type="link" onClick={() => setAsking(true)}>
            {t('assign')}
          </Button>
        )}
        <Suspense fallback={null}>{isAsking && <AssignDialog order={order} onClose={() => setAsking(false)} />}</Suspense>
      </dd>
    </div>
  );
}
