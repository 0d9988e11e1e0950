import { expect, it } from 'vitest';
import { withShortages } from './shortages';

const refusal = { __typename: 'StockInsufficientError', code: 'STOCK_INSUFFICIENT', message: 'There is not enough stock.' };
const say = (it: { sku: string; wanted: number; available: number }) => `${it.sku}: ${it.wanted} wanted, ${it.available} available.`;

it('an order that is short says of which SKU how much', () => {
  const shortages = [
    { sku: 'MUG', wanted: 5, available: 2 },
    { sku: 'CUP', wanted: 1, available: 0 },
  ];

  expect(withShortages({ ...refusal, shortages }, say).message).toBe(
    'There is not enough stock. MUG: 5 wanted, 2 available. CUP: 1 wanted, 0 available.',
  );
  expect(withShortages(refusal, say)).toEqual(refusal);
});
