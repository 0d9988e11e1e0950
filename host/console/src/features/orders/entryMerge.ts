import type { Entry, EntryLine } from './entry';

/** A line as people know it, whatever id it has: what, how many, at what price. */
export type LineFacts = Pick<EntryLine, 'sku' | 'quantity' | 'unitPrice' | 'discount' | 'discountReason'>;

const head = ['customerId', 'shipTo', 'billTo', 'validUntil', 'shipping', 'fees', 'note'] as const;

export type HeadKey = (typeof head)[number];

/** An order being written as fields that two people may differ in: its head, and each line by its product. */
export type Fields = Partial<Pick<Entry, HeadKey>> & { [line: `line ${string}`]: LineFacts | undefined };

// The same product may be there twice, at two prices.
const keyed = (lines: readonly EntryLine[]) =>
  lines.map((line, index) => {
    const nth = lines.slice(0, index).filter((it) => it.variantId === line.variantId).length;

    return [`line ${line.variantId} ${nth}`, line] as const;
  });

export function fieldsOf(entry: Entry): Fields {
  const lines = keyed(entry.lines).map(([key, { sku, quantity, unitPrice, discount, discountReason }]) => [
    key,
    { sku, quantity, unitPrice, discount: discount ?? 0, discountReason: discountReason ?? '' },
  ]);

  return { ...Object.fromEntries(head.map((key) => [key, entry[key]])), ...Object.fromEntries(lines) } as Fields;
}

/** The keys of all lines that any of the entries has. */
export const lineKeysOf = (...entries: Entry[]) => [...new Set(entries.flatMap((it) => keyed(it.lines).map(([key]) => key)))];

/** Their entry with those fields that one keeps of one's own. */
export function merged(mine: Entry, theirs: Entry, kept: readonly string[]): Entry {
  const heads = head.filter((key) => kept.includes(key));
  const own = new Map<string, EntryLine>(keyed(mine.lines));
  const others = keyed(theirs.lines);
  const known = new Set<string>(others.map(([key]) => key));

  return {
    ...theirs,
    ...Object.fromEntries(heads.map((key) => [key, mine[key]])),
    ...(heads.includes('customerId') ? { customerName: mine.customerName } : {}),
    lines: [
      ...others.flatMap(([key, line]): EntryLine[] => {
        const one = own.get(key);
        if (!kept.includes(key)) return [{ ...line, listPrice: one?.listPrice, available: one?.available }];

        return one ? [{ ...one, key: line.key, id: line.id }] : [];
      }),
      // What the other one took off, or never had, is new again.
      ...[...own].filter(([key]) => kept.includes(key) && !known.has(key)).map(([, line]) => ({ ...line, id: undefined })),
    ],
  };
}
