/** A field as both have it; unchanged is who left it as it was when the person began. */
export type MergeRow = { key: string; label: string; mine: string; theirs: string; unchanged: 'mine' | 'theirs' | 'neither' };

export type MergeField<Values> = {
  key: keyof Values & string;
  label: string;
  /** The value in words; of a list only what the other one lacks can be said. */
  say?: (value: never, other: never) => string;
};

const plain = (value: unknown) => (value === null || value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value));

/** The fields in which two people differ. */
export function rowsOf<Values extends object>(
  fields: readonly MergeField<Values>[],
  base: Partial<Values>,
  mine: Partial<Values>,
  theirs: Partial<Values>,
): MergeRow[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(normal(a)) === JSON.stringify(normal(b));
  const words = (field: MergeField<Values>, value: unknown, other: unknown) =>
    field.say ? field.say((value ?? undefined) as never, (other ?? undefined) as never) : plain(value);

  return fields
    .filter(({ key }) => !same(mine[key], theirs[key]))
    .map((field) => ({
      key: field.key,
      label: field.label,
      mine: words(field, mine[field.key], theirs[field.key]),
      theirs: words(field, theirs[field.key], mine[field.key]),
      unchanged: same(base[field.key], mine[field.key]) ? 'mine' : same(base[field.key], theirs[field.key]) ? 'theirs' : 'neither',
    }));
}

// A field left empty is a field without a value, and of lists the order says nothing.
const normal = (value: unknown): unknown => (value === '' || value === undefined ? null : Array.isArray(value) ? [...value].sort() : value);

/** Whoever left a field as it was wants the other's value; whoever changed it wants his own. */
export const proposed = (rows: readonly MergeRow[]): Record<string, 'mine' | 'theirs'> =>
  Object.fromEntries(rows.map((it) => [it.key, it.unchanged === 'mine' ? 'theirs' : 'mine']));
