import { describe, expect, it } from 'vitest';
import { goesOut, parcelsOf } from './slips';

const order = {
  number: 'SO-1',
  status: 'CONFIRMED' as const,
  fulfillments: [] as { status: 'CANCELLED' | 'SHIPPED' }[],
  lines: [
    { sku: 'MUG', quantity: 5, cancelled: 2 },
    { sku: 'CUP', quantity: 1, cancelled: 1 },
  ],
};

describe('A packing slip', () => {
  it('has what is to go out, without what was cancelled', () =>
    expect(parcelsOf(order).lines).toEqual([{ sku: 'MUG', quantity: 3, cancelled: 2 }]));

  it('is none for an order that was given up, nor for a draft', () => {
    for (const status of ['CANCELLED', 'REJECTED', 'EXPIRED'] as const) {
      const given = { ...order, status, fulfillments: [{ status: 'CANCELLED' as const }] };

      expect(goesOut(given)).toBe(false);
      expect(parcelsOf(given)).toEqual({ parcels: [], lines: [] });
    }
    expect(goesOut({ ...order, status: 'DRAFT', number: null })).toBe(false);
  });

  it('is there still for what had left before', () => {
    const left = {
      ...order,
      status: 'CANCELLED' as const,
      fulfillments: [{ status: 'SHIPPED' as const }, { status: 'CANCELLED' as const }],
    };

    expect(goesOut(left)).toBe(true);
    expect(parcelsOf(left)).toEqual({ parcels: [{ status: 'SHIPPED' }], lines: [] });
  });
});
