import { describe, expect, it } from 'vitest';
import { shortOf, takeMore, takenOf } from './taken';

const lines = [
  { id: 'mug', quantity: 5 },
  { id: 'tea', quantity: 1 },
];

describe('What is taken for a shipment', () => {
  it('is never more than the shipment holds', () => {
    expect(takenOf({ id: 'mug', quantity: 5 }, { mug: 7 })).toBe(5);
    expect(takenOf({ id: 'mug', quantity: 5 }, {})).toBe(0);
  });

  it('leaves the lines that are not whole', () => {
    expect(shortOf(lines, { mug: 3, tea: 1 }).map((it) => it.id)).toEqual(['mug']);
    expect(shortOf(lines, { mug: 5, tea: 1 })).toEqual([]);
    expect(shortOf(lines, {})).toHaveLength(2);
  });

  it('fills the lines of one product one after the other, and tells what is too many', () => {
    const twice = [
      { id: 'a', variantId: 'mug', quantity: 2 },
      { id: 'b', variantId: 'tea', quantity: 1 },
      { id: 'c', variantId: 'mug', quantity: 3 },
    ];

    expect(takeMore(twice, { a: 1 }, 'mug', 3)).toEqual({ taken: { a: 2, c: 2 }, over: 0 });
    expect(takeMore(twice, { a: 2, c: 2 }, 'mug', 4)).toEqual({ taken: { a: 2, c: 3 }, over: 3 });
    expect(takeMore(twice, {}, 'tea', 0.4)).toEqual({ taken: { b: 0.4 }, over: 0 });
  });
});
