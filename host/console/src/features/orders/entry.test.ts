import { describe, expect, it } from 'vitest';
import { type Found, readings } from '../../shared/variants';
import { amountOf, changes, type EntryLine, empty, lineChange, withIds, withVariant } from './entry';

const mug = {
  id: 'v1',
  sku: 'MUG',
  unitPrice: 7.95,
  active: true,
  product: { id: 'p', name: 'Mug', unit: 'pcs', kind: 'STOCKED' },
} as Found;
const tea = { ...mug, id: 'v2', sku: 'TEA' } as Found;

describe('What is typed into the scan box', () => {
  it('is one of a code, or as many as stand before the star', () => {
    expect(readings('MUG-1')).toEqual([{ quantity: 1, text: 'MUG-1' }]);
    expect(readings('3*MUG-1')).toEqual([{ quantity: 3, text: 'MUG-1' }]);
    expect(readings(' 0,5 × tea')).toEqual([{ quantity: 0.5, text: 'tea' }]);
    expect(readings('4006381333931')).toEqual([{ quantity: 1, text: '4006381333931' }]);
    // An x may belong to the code.
    expect(readings('3XL-TEE')).toEqual([
      { quantity: 1, text: '3XL-TEE' },
      { quantity: 3, text: 'L-TEE' },
    ]);
    expect(readings('123X')).toEqual([{ quantity: 1, text: '123X' }]);
  });
});

describe('The lines of an entry', () => {
  it('count on when the same product comes again', () => {
    const entry = withVariant(withVariant(withVariant(empty, mug, 2), tea, 1), mug, 3);

    expect(entry.lines.map((line) => [line.sku, line.quantity])).toEqual([
      ['MUG', 5],
      ['TEA', 1],
    ]);
  });

  it('are rounded once, half away from zero', () => {
    expect(amountOf({ quantity: 0.35, unitPrice: 12.8 }, 2)).toBe(4.48);
    expect(amountOf({ quantity: 1, unitPrice: 1.005 }, 2)).toBe(1.01);
    expect(amountOf({ quantity: 3, unitPrice: 33.5 }, 0)).toBe(101);
  });

  it('come to less by their discount, to the last digit', () => {
    expect(amountOf({ quantity: 3, unitPrice: 0.1, discount: 0.1 }, 2)).toBe(0.2);
    expect(amountOf({ quantity: 2, unitPrice: 7.95, discount: 15.9 }, 2)).toBe(0);
  });

  it('that were typed on while they were saved are those that were saved, and the rest is new', () => {
    const sent = withVariant(withVariant(empty, mug, 1), tea, 1);
    const kept = sent.lines.map((line) => ({ ...line, id: `kept ${line.sku}` }));
    const jar = { ...mug, id: 'v3', sku: 'JAR' } as Found;
    const typed = {
      ...sent,
      lines: withVariant(withVariant(sent, mug, 2), jar, 1)
        .lines.slice(0, 1)
        .concat(withVariant(empty, jar, 1).lines),
    };

    const lines = withIds(typed.lines, sent.lines, kept);

    expect(lines.map((line) => [line.id, line.sku, line.quantity])).toEqual([
      ['kept MUG', 'MUG', 3],
      [undefined, 'JAR', 1],
    ]);
    const { removed, changed, added } = changes({ ...empty, lines: kept }, { ...empty, lines });
    expect([removed.map((it) => it.sku), changed.map((it) => it.change), added.map((it) => it.sku)]).toEqual([
      ['TEA'],
      [{ quantity: 3 }],
      ['JAR'],
    ]);
  });

  it('tell a discount that was changed or taken away, and no other', () => {
    const line = { ...withVariant(empty, mug, 1).lines[0], discount: 1, discountReason: 'Scratched' } as EntryLine;

    expect(lineChange(line, line)).toEqual({});
    expect(lineChange(line, { ...line, quantity: 2 })).toEqual({ quantity: 2 });
    expect(lineChange(line, { ...line, discount: 0, discountReason: undefined })).toEqual({ discount: 0, discountReason: null });
  });

  it('are told to the server as differences', () => {
    const base = { ...empty, lines: withVariant(withVariant(empty, mug, 1), tea, 1).lines.map((line) => ({ ...line, id: line.sku })) };
    const now = {
      ...base,
      note: 'soon',
      lines: [
        { ...base.lines[0], quantity: 4 } as (typeof base.lines)[0],
        { ...withVariant(empty, tea, 2).lines[0] } as (typeof base.lines)[0],
      ],
    };
    const told = changes(base, now);

    expect(told.removed.map((line) => line.id)).toEqual(['TEA']);
    expect(told.changed.map(({ change }) => change)).toEqual([{ quantity: 4 }]);
    expect(told.added).toHaveLength(1);
    expect(told.head).toEqual({ note: 'soon' });
    expect(changes(base, base).head).toBeNull();
  });
});
