import { describe, expect, it } from 'vitest';
import { shortOf, takenOf } from './taken';

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
});
