import type { ComponentProps, ReactNode } from 'react';

type Props = Omit<ComponentProps<'input'>, 'prefix'> & {
  prefix?: ReactNode;
  suffix?: ReactNode;
  isLarge?: boolean;
  isWrong?: boolean;
};

/** A line to type in, drawn like the kit's but a fifth of its weight: for lists and for the warehouse, where a page must be there at once. */
export function Field({ className, prefix, suffix, isLarge, isWrong, ...input }: Props) {
  return (
    <span className={['field', className, isLarge && 'large', isWrong && 'is-wrong'].filter(Boolean).join(' ')}>
      {prefix}
      <input {...input} aria-invalid={isWrong || undefined} />
      {suffix}
    </span>
  );
}
