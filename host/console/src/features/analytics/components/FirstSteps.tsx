import { CheckCircleFilled, ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan, useSession } from '../../../app/session';
import { useDemo } from '../../../app/useDemo';
import { FirstStepsDocument } from '../../../gql/graphql';
import { PageLink } from '../../../shared/PageLink';

/** What a new company does first. Each step ticks itself when the thing is there. */
export function FirstSteps() {
  const { t } = useTranslation(['analytics', 'common']);
  const { tenant } = useSession();
  const can = useCan();
  const demo = useDemo();
  const key = `oc.steps.${tenant.id}`;
  const [isHidden, setHidden] = useState(() => localStorage.getItem(key) !== null);
  const [{ data }] = useLiveQuery(
    {
      query: FirstStepsDocument,
      pause: isHidden,
      variables: {
        products: can('catalog:read'),
        stock: can('inventory:read'),
        customers: can('customers:read'),
        orders: can('orders:read'),
        payments: can('payments:read'),
      },
    },
    'orders',
    'stock',
    'receipts',
  );
  const steps = [
    { key: 'product', href: '/products/new', right: 'catalog:write', count: data?.products?.totalCount },
    { key: 'stock', href: '/stock/receive', right: 'inventory:receive', count: data?.stockLevels?.totalCount },
    { key: 'customer', href: '/customers/new', right: 'customers:write', count: data?.customers?.totalCount },
    { key: 'order', href: '/orders/new', right: 'orders:create', count: data?.orders?.totalCount },
    { key: 'payment', href: '/payments/new', right: 'payments:record', count: data?.receipts?.totalCount },
  ].filter((it) => can(it.right) && it.count !== undefined);
  const done = steps.filter((it) => (it.count ?? 0) > 0).length;

  if (isHidden || steps.length === 0 || done === steps.length) return null;

  return (
    <section className="panel" aria-labelledby="first-steps">
      <div className="panel-head">
        <h2 id="first-steps">
          {t('steps.title')} <span className="muted num">{t('steps.done', { done, all: steps.length })}</span>
        </h2>
        <span className="row wrap">
          {!tenant.isDemo && (
            <Button size="small" icon={<ExperimentOutlined aria-hidden />} loading={demo.isBusy} onClick={() => demo.go('in')}>
              {t('common:demo.start')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            onClick={() => {
              localStorage.setItem(key, 'hidden');
              setHidden(true);
            }}
          >
            {t('steps.hide')}
          </Button>
        </span>
      </div>
      <ol className="steps">
        {steps.map((it, index) => {
          const isDone = (it.count ?? 0) > 0;

          return (
            <li key={it.key} className={isDone ? 'done' : undefined}>
              <span className="step-mark" aria-hidden>
                {isDone ? <CheckCircleFilled /> : index + 1}
              </span>
              <span>
                {isDone ? t(`steps.${it.key}`) : <PageLink to={it.href}>{t(`steps.${it.key}`)}</PageLink>}
                <span className="muted small step-hint">{isDone ? t('steps.isDone') : t(`steps.${it.key}Hint`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
