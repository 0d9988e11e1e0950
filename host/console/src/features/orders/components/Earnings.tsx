import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type OrderDetailFragment, OrderEarningsDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { Scroll } from '../../../shared/Scroll';
import { COST, useFields } from '../../../shared/useFields';

/** What is earned on an order, line by line, for those who may see it; nothing before its costs are taken. */
export function Earnings({ order }: { order: OrderDetailFragment }) {
  const { t } = useTranslation('orders');
  const fields = useFields();
  const [isOpen, cost] = [fields.reads('line.margin'), fields.reads(COST)];
  const [{ data }] = useQuery({ query: OrderEarningsDocument, variables: { id: order.id, cost }, pause: !isOpen || !order.confirmedAt });
  const format = useFormat();
  // Asked for apart: a right that is missing here must not take the order off its page.
  const found = data?.node && 'lines' in data.node ? data.node : null;
  const earned = new Map(found?.lines.map((it) => [it.id, it]));
  const share = found?.margin && sold(order) > 0 ? found.margin.amount / sold(order) : null;

  if (![...earned.values()].some((it) => it.margin)) return null;

  return (
    <section className="panel">
      <h2>{t('margin')}</h2>
      <div className="panel-body">
        <Scroll label={t('margin')}>
          <table className="lines">
            <thead>
              <tr>
                <th>{t('item')}</th>
                <th className="right from-md">{t('amount')}</th>
                {cost && <th className="right">{t('cost')}</th>}
                <th className="right">{t('margin')}</th>
              </tr>
            </thead>
            <tbody>
              {order.lines.map((line) => {
                const it = earned.get(line.id);

                return (
                  <tr key={line.id}>
                    <td>{line.name}</td>
                    <td className="right num nowrap from-md">{format.money(line.net)}</td>
                    {cost && <td className="right num nowrap">{it?.cost ? format.money(it.cost) : '–'}</td>}
                    <td className="right num nowrap">{it?.margin ? format.money(it.margin) : '–'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
        <p className="right strong">
          {found?.margin
            ? t('marginOf', { amount: format.money(found.margin), share: share === null ? '–' : format.share(share) })
            : t('marginUnknown')}
        </p>
      </div>
    </section>
  );
}

/** What the lines came to, shipping and fees apart. */
const sold = (order: OrderDetailFragment) => order.lines.reduce((sum, it) => sum + it.net.amount, 0);
