import type { ComponentProps } from 'react';

/** A box to tick, the device's own: a list has one in each row. */
export function Box({ className, indeterminate = false, ...input }: ComponentProps<'input'> & { indeterminate?: boolean }) {
  return (
    <label className={className ? `box ${className}` : 'box'}>
      <input
        {...input}
        type="checkbox"
        ref={(it) => {
          if (it) it.indeterminate = indeterminate;
        }}
      />
    </label>
  );
}
