import dayjs from 'dayjs';
import type { Amount } from '../../shared/format';

export type DayOfSales = { day: string; net: Amount };

/** Every day of the period, those without sales too: the server names only days on which something was sold. */
export function filled(days: readonly DayOfSales[], from: string, count: number, currency: string): DayOfSales[] {
  const known = new Map(days.map((it) => [it.day, it]));

  return Array.from({ length: count }, (_, index) => {
    const day = dayjs.utc(from).add(index, 'day').format('YYYY-MM-DD');

    return known.get(day) ?? { day, net: { amount: 0, currency } };
  });
}

/** Every month of the period by its number, 2026-11, those without sales too. */
export const monthsFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => dayjs.utc(first).add(index, 'month').format('YYYY-MM'));
