import { describe, expect, it } from 'vitest';
import { proposed, rowsOf } from '../../shared/merge';
import { type Entry, type EntryLine, empty } from './entry';
import { type Fields, fieldsOf, lineKeysOf, merged } from './entryMerge';

const line = (variantId: string, part: Partial<EntryLine> = {}): EntryLine => ({
  key: variantId,
  id: `id-${variantId}`,
  variantId,
  sku: variantId.toUpperCase(),
  name: variantId,
  unit: 'piece',
  isStocked: true,
  quantity: 1,
  unitPrice: 5,
  ...part,
});
const base: Entry = { ...empty, note: 'soon', lines: [line('mug'), line('tea'), line('jug')] };

/** What both get who take the proposal. */
function settle(mine: Entry, theirs: Entry) {
  const fields = ['note', 'fees', ...lineKeysOf(base, mine, theirs)].map((key) => ({ key: key as keyof Fields & string, label: key }));
  const choice = proposed(rowsOf<Fields>(fields, fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)));

  return merged(
    mine,
    theirs,
    Object.keys(choice).filter((key) => choice[key] === 'mine'),
  );
}

describe('Two who write the same order', () => {
  it('keep what only one of them touched, line by line and field by field', () => {
    const mine = { ...base, note: 'today', lines: [line('mug', { quantity: 4 }), line('tea'), line('jug')] };
    const theirs = { ...base, fees: 3, lines: [line('mug'), line('tea', { unitPrice: 4 }), line('jug')] };
    const now = settle(mine, theirs);

    expect([now.note, now.fees]).toEqual(['today', 3]);
    expect(now.lines.map((it) => [it.sku, it.quantity, it.unitPrice])).toEqual([
      ['MUG', 4, 5],
      ['TEA', 1, 4],
      ['JUG', 1, 5],
    ]);
  });

  it('keep lines that one added and lose those that one took off', () => {
    const mine = { ...base, lines: [line('mug'), line('tea'), line('jug'), line('bowl', { id: undefined })] };
    const theirs = { ...base, lines: [line('mug'), line('jug'), line('cup')] };

    expect(settle(mine, theirs).lines.map((it) => [it.sku, it.id])).toEqual([
      ['MUG', 'id-mug'],
      ['JUG', 'id-jug'],
      ['CUP', 'id-cup'],
      ['BOWL', undefined],
    ]);
  });

  it('differ in a discount or its reason, too, and in no line that is the same', () => {
    const theirs = { ...base, lines: [line('mug', { discount: 1, discountReason: 'Scratched' }), line('tea'), line('jug')] };

    expect(settle(base, theirs).lines[0]?.discount).toBe(1);
    expect(rowsOf<Fields>([{ key: 'line tea 0', label: '' }], fieldsOf(base), fieldsOf(base), fieldsOf(theirs))).toEqual([]);
  });
});
