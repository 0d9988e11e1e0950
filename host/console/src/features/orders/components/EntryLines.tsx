import { DeleteOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '../../../app/session';
import { useFormat } from '../../../shared/format';
import { NumberBox } from '../../../shared/NumberBox';
import { Scroll } from '../../../shared/Scroll';
import { amountOf, type Entry, type EntryLine } from '../entry';
import type { Paid } from '../prices';
import { usePrices } from '../usePrices';
import { useStock } from '../useStock';

const DiscountDialog = lazy(() => import('./DiscountDialog'));

type Props = { entry: Entry; digits: number; marks: Record<number, string>; onChange: (lines: EntryLine[]) => void; onLeave: () => void };

/** The lines of an order being written: quantity and price at hand, with what is in stock beside them. */
export function EntryLines({ entry, digits, marks, onChange, onLeave }: Props) {
  const { t } = useTranslation('orders');
  const { tenant } = useSession();
  const mayPrice = useCan()('orders:override-price');
  const format = useFormat();
  const { lines } = entry;
  const stock = useStock(lines.filter((it) => it.isStocked).map((it) => it.variantId));
  const [discounting, setDiscounting] = useState<string>();
  // Ctrl+Enter tells nobody anything who has no keys.
  const isTouch = matchMedia('(pointer: coarse)').matches;
  if (lines.length === 0) return <p className="muted flush entry-hint">{t(isTouch ? 'entryHintTouch' : 'entryHint')}</p>;

  const set = (at: number, part: Partial<EntryLine>) => onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const remove = (at: number) => {
    onChange(lines.filter((_, index) => index !== at));
    onLeave();
  };
  const onKeyDown = (at: number) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Delete' || event.key === 'Backspace') remove(at);

      return;
    }
    if (event.key !== 'Enter') return;

    event.preventDefault();
    onLeave();
  };

  const discounted = lines.find((line) => line.key === discounting);

  return (
    <Scroll label={t('lines')}>
      <table className="lines entry-lines">
        <thead>
          <tr>
            <th>{t('item')}</th>
            <th className="right">{t('inStock')}</th>
            <th className="right">{t('quantity')}</th>
            <th className="right">{t('unitPrice')}</th>
            <th className="right">{t('amount')}</th>
            <th>
              <span className="sr-only">{t('remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => {
            const available = stock.get(line.variantId) ?? line.available;
            const isShort = line.isStocked && available !== undefined && line.quantity > available;

            return (
              <tr key={line.key}>
                <td className="entry-item">
                  <div>{line.name}</div>
                  <div className="muted small num">{line.sku}</div>
                  {marks[at] && (
                    <div role="alert" className="wrong small">
                      {marks[at]}
                    </div>
                  )}
                </td>
                <td className="right num nowrap entry-stock">
                  <span className="under-md muted small">{t('inStock')} </span>
                  {line.isStocked && available !== undefined ? (
                    <span className={isShort ? 'warn' : 'muted'}>{format.quantity(available)}</span>
                  ) : (
                    <span className="muted">–</span>
                  )}
                </td>
                <td className="right">
                  <NumberBox
                    className={marks[at] || isShort ? 'quantity is-short' : 'quantity'}
                    aria-label={t('quantityOf', { item: line.name })}
                    min={0.001}
                    max={1_000_000}
                    digits={3}
                    isRequired
                    value={line.quantity}
                    onChange={(it) => it !== null && set(at, { quantity: it })}
                    onKeyDown={onKeyDown(at)}
                  />
                </td>
                <td className="right num nowrap entry-price">
                  {mayPrice ? (
                    <NumberBox
                      className="price"
                      aria-label={t('priceOf', { item: line.name })}
                      min={0}
                      max={10_000_000}
                      digits={6}
                      least={digits}
                      isRequired
                      value={line.unitPrice}
                      onChange={(it) => it !== null && set(at, { unitPrice: it })}
                      onKeyDown={onKeyDown(at)}
                    />
                  ) : (
                    format.price(line.unitPrice, tenant.currency)
                  )}
                  <LastPrice
                    line={line}
                    customerId={entry.customerId}
                    onTake={mayPrice ? (unitPrice) => set(at, { unitPrice }) : undefined}
                  />
                </td>
                <td className="right num nowrap entry-amount">
                  {format.money({ amount: amountOf(line, digits), currency: tenant.currency })}
                  <Off line={line} onClick={mayPrice ? () => setDiscounting(line.key) : undefined} />
                </td>
                <td className="right entry-remove">
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('removeLine', { item: line.name })}
                    onClick={() => remove(at)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {discounted && (
        <Suspense fallback={null}>
          <DiscountDialog
            line={discounted}
            digits={digits}
            onGive={(part) => set(lines.indexOf(discounted), part)}
            onClose={() => setDiscounting(undefined)}
          />
        </Suspense>
      )}
    </Scroll>
  );
}

type LastPriceProps = { line: EntryLine; customerId?: string; onTake?: (unitPrice: number) => void };

/** What the customer paid the last time, and before; taken over by a click. */
function LastPrice({ line, customerId, onTake }: LastPriceProps) {
  const { t } = useTranslation('orders');
  const { tenant } = useSession();
  const format = useFormat();
  const prices = usePrices(customerId, line.variantId);
  const [last] = prices;
  if (!last) return null;

  const price = (it: Paid) => format.price(it.unitPrice, tenant.currency);

  return (
    <div className="entry-last">
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: prices.map((it) => ({
            key: it.key,
            label: (
              <span className="row between num">
                <span className="muted">{format.short(it.at)}</span>
                <span>{`${format.quantity(it.quantity)} × ${price(it)}`}</span>
              </span>
            ),
          })),
          onClick: ({ key }) => {
            const taken = prices.find((it) => it.key === key);
            if (taken) onTake?.(taken.unitPrice);
          },
        }}
      >
        <Button className="line-off" type="link" size="small">
          {t('lastPrice', { price: price(last) })}
          <span className="sr-only">{` ${line.name}`}</span>
        </Button>
      </Dropdown>
    </div>
  );
}

/** What is off a line, for whoever may give it the way to it. */
function Off({ line, onClick }: { line: EntryLine; onClick?: () => void }) {
  const { t } = useTranslation('orders');
  const { tenant } = useSession();
  const format = useFormat();
  const text = line.discount
    ? [`−${format.money({ amount: line.discount, currency: tenant.currency })}`, line.discountReason].filter(Boolean).join(' ')
    : null;
  if (!onClick) return text && <div className="muted small">{text}</div>;

  return (
    <div>
      <Button className="line-off" type="link" size="small" onClick={onClick}>
        {text ?? t('discount')}
        <span className="sr-only">{` ${line.name}`}</span>
      </Button>
    </div>
  );
}
