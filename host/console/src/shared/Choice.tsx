type Props<Value extends string> = {
  id?: string;
  label: string;
  value?: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few, by the device's own list: on a phone in the store it is quicker to use, and nothing is loaded for it. */
export function Choice<Value extends string>({ id, label, value, options, onChange }: Props<Value>) {
  return (
    <label className="labelled">
      <span>{label}</span>
      <select id={id} className="choice" value={value ?? ''} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((it) => (
          <option key={it.value} value={it.value}>
            {it.label}
          </option>
        ))}
      </select>
    </label>
  );
}
