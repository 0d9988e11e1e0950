import '../../app/antLocale';
import { expect, it } from 'vitest';
import { filled, monthsFrom } from './days';

it('A period shows each of its days, over the end of a month', () => {
  const days = filled([{ day: '2026-03-01', net: { amount: 5, currency: 'EUR' } }], '2026-02-27', 4, 'EUR');

  expect(days.map((it) => [it.day, it.net.amount])).toEqual([
    ['2026-02-27', 0],
    ['2026-02-28', 0],
    ['2026-03-01', 5],
    ['2026-03-02', 0],
  ]);
});

it('A year has each of its months, over the end of the year', () => {
  expect(monthsFrom('2025-12-01', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
});
