import { expect, it } from 'vitest';
import { pricesIn } from './prices';

const order = (day: string, ...lines: [string, number][]) => ({
  placedAt: `2026-11-${day}T10:00:00Z`,
  createdAt: '2026-10-01T00:00:00Z',
  lines: lines.map(([variantId, unitPrice], at) => ({ id: `${day} ${at}`, variantId, quantity: 1, unitPrice })),
});

it('a variant has its last prices, the latest first', () => {
  const orders = [order('09', ['mug', 8]), order('05', ['mug', 7.5], ['jug', 20])];

  expect(pricesIn(orders, 'mug').map((it) => it.unitPrice)).toEqual([8, 7.5]);
  expect(pricesIn(orders, 'jug').map((it) => it.at)).toEqual(['2026-11-05T10:00:00Z']);
});

it('of a long history the last five are shown', () => {
  const orders = ['09', '08', '07', '06', '05', '04'].map((day) => order(day, ['mug', Number(day)]));

  expect(pricesIn(orders, 'mug').map((it) => it.unitPrice)).toEqual([9, 8, 7, 6, 5]);
});
