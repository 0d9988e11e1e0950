import { type ComponentProps, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field';
import { useFormat } from './format';
import { type Bounds, faultOf } from './number';
import { readNumber } from './readNumber';

type Props = Omit<ComponentProps<typeof Field>, 'value' | 'min' | 'max' | 'onChange'> &
  Bounds & {
    value?: number | null;
    /** Digits after the point that are shown at least. */
    least?: number;
    /** What an empty box means; without it an empty one is wrong where it is required. */
    emptyIs?: number;
    isRequired?: boolean;
    /** In a form the item's rule says what is wrong (see useNumberRule), and it gets NaN for what can't be read. */
    inForm?: boolean;
    onChange?: (value: number | null) => void;
  };

/** Words for what is wrong with a number. */
function useSay() {
  const { t } = useTranslation();
  const format = useFormat();

  return (fault: NonNullable<ReturnType<typeof faultOf>>, { min = 0, max = 0, digits }: Bounds) =>
    t(`number.${fault}`, { min: format.number(min), max: format.number(max), digits });
}

/** The rule of a form's number. */
export function useNumberRule() {
  const say = useSay();

  return (bounds: Bounds) => ({
    validator: async (_: unknown, value?: number | null) => {
      const fault = faultOf(value, bounds);
      if (fault) throw new Error(say(fault, bounds));
    },
  });
}

const shown = (value: number | null | undefined, least = 0) => {
  if (value == null || Number.isNaN(value)) return '';

  // A sum's 0.30000000000000004 is 0.3.
  const text = String(Number(value.toFixed(6)));

  return (text.split('.')[1]?.length ?? 0) >= least ? text : value.toFixed(least);
};

/**
 * A number to type in. What is no number, or none that may stand here, is neither guessed nor made to fit: it stays in the box, which
 * says what is wrong with it once it is left, and whoever saves the page is led back to it (see goToWrongNumber).
 */
export function NumberBox({
  value,
  min,
  max,
  digits,
  least,
  emptyIs,
  isRequired,
  inForm,
  isWrong,
  className = '',
  onChange,
  onFocus,
  onBlur,
  onKeyDown,
  ...input
}: Props) {
  const { t } = useTranslation();
  const id = useId();
  const say = useSay();
  const bounds = { min, max, digits };
  const read = (typed: string) => readNumber(typed) ?? emptyIs ?? null;
  const [text, setText] = useState(() => shown(value, least));
  const [isLeft, setLeft] = useState(false);
  const now = read(text);
  const fault = faultOf(now, bounds);
  const words = fault ? say(fault, bounds) : isRequired && now === null ? t('needed') : undefined;
  const isSaid = !inForm && isLeft && words !== undefined;

  // What is being typed is left alone; what was set elsewhere, by a scanner or another's hand, shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value alone
  useEffect(() => {
    if (!Number.isNaN(value)) setText((typed) => (read(typed) === (value ?? null) ? typed : shown(value, least)));
  }, [value]);

  const take = (typed: string) => {
    const next = read(typed);
    setText(typed);
    setLeft(false);
    if (inForm || (!faultOf(next, bounds) && !(isRequired && next === null))) onChange?.(next);
  };

  return (
    <span className={`number ${className}`}>
      <Field
        {...input}
        role="spinbutton"
        inputMode={min !== undefined && min >= 0 ? (digits === 0 ? 'numeric' : 'decimal') : undefined}
        autoComplete="off"
        aria-valuenow={now === null || Number.isNaN(now) ? undefined : now}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-describedby={isSaid ? id : input['aria-describedby']}
        data-wrong={!inForm && words ? true : undefined}
        isWrong={isWrong || isSaid || Boolean(input['aria-invalid'])}
        value={text}
        onFocus={(event) => {
          event.target.select();
          onFocus?.(event);
        }}
        onBlur={(event) => {
          setLeft(true);
          if (!words) setText(shown(now, least));
          onBlur?.(event);
        }}
        onChange={(event) => take(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;

          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          const next = (now ?? 0) + (step ?? 0);
          if (step) event.preventDefault();
          if (step && !faultOf(next, { min, max })) take(shown(next, least));
          onKeyDown?.(event);
        }}
      />
      {isSaid && (
        <span id={id} role="alert" className="wrong small">
          {words}
        </span>
      )}
    </span>
  );
}
