import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { digitsOf } from '../../../shared/currencies';
import { NumberBox } from '../../../shared/NumberBox';

type Bounds = { least?: string; most?: string };

/** From one amount to another, both counted. */
export function AmountFilter({ onChange, ...bounds }: Bounds & { onChange: (bounds: Bounds) => void }) {
  return (['least', 'most'] as const).map((key) => (
    // What the address says counts, also after the filters were cleared.
    <Bound key={`${key}${bounds[key] ?? ''}`} name={key} value={Number(bounds[key] ?? 0)} onChange={(it) => onChange({ [key]: it })} />
  ));
}

type Props = { name: 'least' | 'most'; value: number; onChange: (amount: string | undefined) => void };

function Bound({ name, value, onChange }: Props) {
  const { t } = useTranslation('orders');
  const { currency } = useSession().tenant;
  const [amount, setAmount] = useState(value || null);
  const settle = () => {
    if ((amount ?? 0) !== value) onChange(amount ? String(amount) : undefined);
  };

  return (
    <NumberBox
      className="filter-amount"
      aria-label={t(`amountFilter.${name}`, { currency })}
      placeholder={t(`amountFilter.${name}`, { currency })}
      min={0}
      digits={digitsOf(currency)}
      value={amount}
      onChange={setAmount}
      onBlur={settle}
      onKeyDown={(it) => it.key === 'Enter' && settle()}
    />
  );
}
