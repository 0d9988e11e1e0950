import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format';
import { NumberBox } from '../../../shared/NumberBox';
import { ScanBox } from '../../../shared/ScanBox';
import { useUnit } from '../../../shared/useUnit';
import type { useCounts } from '../useCounts';
import { useStockAt } from '../useStockAt';

type Props = { counts: ReturnType<typeof useCounts>; label: string; hint: string; isSigned?: boolean };

/** The box to scan into and what was counted, as rows that fit a phone. */
export function CountLines({ counts, label, hint, isSigned }: Props) {
  const { t } = useTranslation('inventory');
  const format = useFormat();
  const unit = useUnit();
  const { warehouseId } = counts.counts;
  const available = useStockAt(
    warehouseId,
    counts.lines.map((it) => it.variantId),
  );

  return (
    <>
      <ScanBox ref={counts.box} autoFocus hasWarehouse onFound={counts.add} />
      {counts.lines.length === 0 && <p className="muted flush entry-hint">{hint}</p>}
      <ul className="counts">
        {counts.lines.map((it, at) => (
          <li key={it.variantId}>
            <span className="grow">
              {it.name}
              <span className="muted small num count-sku">
                {it.sku}
                {available.has(it.variantId) && ` · ${t('nowAvailable', { quantity: format.quantity(available.get(it.variantId) ?? 0) })}`}
              </span>
              {counts.marks[at] && (
                <span role="alert" className="wrong small count-sku">
                  {counts.marks[at]}
                </span>
              )}
            </span>
            <NumberBox
              className="quantity"
              aria-label={`${label}: ${it.name}`}
              min={isSigned ? -1_000_000 : 0.001}
              max={1_000_000}
              digits={3}
              isRequired
              isWrong={Boolean(counts.marks[at])}
              prefix={isSigned && it.quantity > 0 ? '+' : undefined}
              value={it.quantity}
              onChange={(value) => value !== null && counts.set(at, value)}
              onKeyDown={(event) => event.key === 'Enter' && counts.box.current?.focus()}
            />
            <span className="muted small">{it.unit && unit(it.unit)}</span>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('removeLine', { item: it.name })}
              onClick={() => counts.remove(at)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
