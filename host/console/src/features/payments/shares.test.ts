import { describe, expect, it } from 'vitest';
import { matchesOf, spread } from './shares';

const orders = [
  { id: 'a', balanceDue: { amount: 10.1 } },
  { id: 'b', balanceDue: { amount: 20.2 } },
];

describe('A receipt', () => {
  it('pays the oldest order first', () => expect(spread(15, orders, 2)).toEqual({ a: 10.1, b: 4.9 }));

  it('pays no order more than it owes', () => expect(spread(100, orders, 2)).toEqual({ a: 10.1, b: 20.2 }));

  it('is matched to those orders that get something', () => expect(matchesOf({ a: 0, b: 4.9 })).toEqual([{ orderId: 'b', amount: 4.9 }]));
});
