import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { digitsOf } from './currencies';
import { formatter } from './format';

const source = readFileSync('../../modules/Contracts/Currencies.cs', 'utf8');
const all = [
  ['NoDigits', 0],
  ['TwoDigits', 2],
  ['ThreeDigits', 3],
].flatMap(([name, digits]) => {
  const codes = source.match(new RegExp(`${name} =\\s*"([A-Z ]+)"`))?.[1]?.split(' ') ?? [];

  return codes.map((code) => [code, digits] as const);
});

test("each currency has the server's digits", () => {
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter(([code, digits]) => digitsOf(code) !== digits)).toEqual([]);
});

test('money is written with all of them, whatever is the custom', () => {
  const { money, price } = formatter('en', 'UTC');

  expect(money({ amount: 1990.5, currency: 'HUF' })).toContain('1,990.50');
  expect(price(1990.5, 'HUF')).toContain('1,990.50');
  expect(price(0.123456, 'IDR')).toContain('0.123456');
  expect(money({ amount: 1.2345, currency: 'IQD' })).toMatch(/1\.23[45]$/);
  expect(money({ amount: 1990, currency: 'JPY' })).toBe('¥1,990');
});
