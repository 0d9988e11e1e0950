import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session';
import { OrderDocument } from '../../../gql/graphql';
import { AddressLines } from '../../../shared/AddressLines';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageSkeleton } from '../../../shared/PageSkeleton';

/** The packing slip as it is printed, one page for each fulfillment; without prices, for the recipient may not be the buyer. */
export function SlipPage() {
  const { t } = useTranslation(['orders', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const { tenant } = useSession();
  const format = useFormat();
  const [{ data, fetching }] = useQuery({ query: OrderDocument, variables: { id, payments: false } });
  const order = data?.order;
  if (!order) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} />;

  const live = order.fulfillments.filter((it) => it.status !== 'CANCELLED');
  const slips = live.length > 0 ? live : [{ id: order.id, number: order.number ?? '', warehouse: null, lines: order.lines }];

  return (
    <>
      <div className="no-print">
        <PageHeader back={`/orders/${encodeURIComponent(id)}`} title={t('slip')} hint={order.number}>
          <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </PageHeader>
      </div>
      {slips.map((slip) => (
        <article key={slip.id} className="slip">
          <header className="row between">
            <strong className="slip-name">{tenant.name}</strong>
            <span className="slip-title">{t('slip')}</span>
          </header>
          <div className="slip-heads">
            <div>{order.shipTo ? <AddressLines address={order.shipTo} /> : (order.customerName ?? t('walkIn'))}</div>
            <dl className="facts">
              <dt>{t('number')}</dt>
              <dd className="num">{order.number}</dd>
              <dt>{t('parcel')}</dt>
              <dd className="num">{slip.number}</dd>
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
              {slip.lines.map((line) => (
                <tr key={line.id}>
                  <td className="num">{line.sku}</td>
                  <td>{line.name}</td>
                  <td className="right num">{format.quantity(line.quantity)}</td>
                  <td className="tick">☐</td>
                </tr>
              ))}
            </tbody>
          </table>
          {order.note && <p>{order.note}</p>}
        </article>
      ))}
    </>
  );
}
