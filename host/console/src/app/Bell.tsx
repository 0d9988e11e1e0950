import { BellOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrdersToReviewDocument } from '../gql/graphql';
import { useFormat } from '../shared/format';
import { PageLink } from '../shared/PageLink';
import { useLiveQuery } from './live';
import { useCan } from './session';
import { TopPanel } from './TopPanel';

/** What waits for the person, on every page; it comes from the server, so a reload loses nothing. */
export function Bell() {
  const { t } = useTranslation();
  const can = useCan();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const [{ data }] = useLiveQuery({ query: OrdersToReviewDocument, pause: !can('orders:review') }, 'orders');
  const count = data?.reviewQueue?.totalCount ?? 0;
  const orders = data?.reviewQueue?.nodes ?? [];
  const more = count - orders.length;

  return (
    <TopPanel
      label={t('bell.label', { count })}
      title={t('bell.title')}
      icon={<BellOutlined aria-hidden className="top-icon" />}
      count={count}
      isOpen={isOpen}
      onOpen={setOpen}
    >
      {orders.length > 0 && (
        <section>
          <h2>{t('bell.review')}</h2>
          <ul>
            {orders.map((it) => (
              <li key={it.id} className="row between">
                <span className="clip">
                  <PageLink to={`/orders/${encodeURIComponent(it.id)}`}>{it.number ?? t('draft')}</PageLink>{' '}
                  <span className="muted">{it.customerName}</span>
                </span>
                <span className="num nowrap">{format.money(it.total)}</span>
              </li>
            ))}
          </ul>
          {more > 0 && <PageLink to="/review">{t('bell.more', { count: more })}</PageLink>}
        </section>
      )}
      {orders.length === 0 && <p className="muted flush">{t('bell.none')}</p>}
    </TopPanel>
  );
}
