import { useTranslation } from 'react-i18next';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { Scroll } from '../../../shared/Scroll';
import { useUnit } from '../../../shared/useUnit';

/** An order's lines with how far each has come. */
export function Lines({ order, isBrief }: { order: OrderDetailFragment; isBrief?: boolean }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const unit = useUnit();
  const isUnderWay = !isBrief && order.lines.some((it) => it.allocated + it.shipped + it.delivered > 0);

  return (
    <Scroll label={t('lines')}>
      <table className="lines">
        <thead>
          <tr>
            <th>{t('item')}</th>
            <th className="right">{t('quantity')}</th>
            {isUnderWay && <th className="right from-md">{t('progress')}</th>}
            <th className="right from-md">{t('unitPrice')}</th>
            <th className="right">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <div>{line.name}</div>
                <div className="muted small num">{line.sku}</div>
              </td>
              <td className="right num nowrap">
                {format.quantity(line.quantity)} <span className="muted small">{unit(line.unit)}</span>
                {line.cancelled > 0 && (
                  <div className="muted small">{t('cancelledPart', { quantity: format.quantity(line.cancelled) })}</div>
                )}
              </td>
              {isUnderWay && (
                <td className="right num small from-md">
                  {line.kind === 'STOCKED' ? t(`step.${stepOf(line)}`, { quantity: format.quantity(line[stepOf(line)]) }) : '–'}
                </td>
              )}
              <td className="right num nowrap from-md">{format.price(line.unitPrice, order.currency)}</td>
              <td className="right num nowrap">
                {format.money(line.net)}
                {line.discount.amount > 0 && (
                  <div className="muted small">
                    −{format.money(line.discount)}
                    {line.discountReason ? ` ${line.discountReason}` : ''}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type Step = 'delivered' | 'shipped' | 'packed' | 'picked' | 'allocated';

/** The farthest step that some of the line has reached. */
function stepOf(line: OrderDetailFragment['lines'][number]): Step {
  return (['delivered', 'shipped', 'packed', 'picked'] as const).find((step) => line[step] > 0) ?? 'allocated';
}
