import { useEffect, useState } from 'react';
import { Field } from '../../../shared/Field';

type Props = {
  label: string;
  value: number;
  min?: number;
  isSigned?: boolean;
  isWrong: boolean;
  onChange: (value: number) => void;
  onEnter: () => void;
};

/** A number being typed: half of one, such as a lone minus, stays in the box and counts only once it is one. */
export function Quantity({ label, value, min, isSigned, isWrong, onChange, onEnter }: Props) {
  const [text, setText] = useState(String(value));

  useEffect(() => setText((now) => (now !== '' && Number(now) === value ? now : String(value))), [value]);

  return (
    <Field
      className="quantity"
      type="number"
      step="any"
      min={min}
      inputMode={isSigned ? undefined : 'decimal'}
      aria-label={label}
      isWrong={isWrong}
      prefix={isSigned && value > 0 ? '+' : undefined}
      value={text}
      onFocus={(event) => event.target.select()}
      onBlur={() => setText(String(value))}
      onChange={({ target }) => {
        setText(target.value);
        if (target.value !== '') onChange(Math.round(Number(target.value) * 1000) / 1000);
      }}
      onKeyDown={(event) => event.key === 'Enter' && onEnter()}
    />
  );
}
