import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { Field } from '../../../shared/Field';

type Bounds = { least?: string; most?: string };

/** From one amount to another, both counted. */
export function AmountFilter({ onChange, ...bounds }: Bounds & { onChange: (bounds: Bounds) => void }) {
  const { t } = useTranslation('orders');
  const { currency } = useSession().tenant;

  return (['least', 'most'] as const).map((key) => {
    const settle = (text: string) => {
      const amount = Number(text) > 0 ? text : undefined;
      if (Number(amount ?? 0) !== Number(bounds[key] ?? 0)) onChange({ [key]: amount });
    };

    return (
      <Field
        // What the address says counts, also after the filters were cleared.
        key={`${key}${bounds[key] ?? ''}`}
        className="filter-amount"
        aria-label={t(`amountFilter.${key}`, { currency })}
        placeholder={t(`amountFilter.${key}`, { currency })}
        inputMode="decimal"
        defaultValue={bounds[key]}
        onBlur={(it) => settle(it.target.value)}
        onKeyDown={(it) => it.key === 'Enter' && settle(it.currentTarget.value)}
      />
    );
  });
}
