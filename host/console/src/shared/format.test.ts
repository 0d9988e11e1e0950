import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatter } from './format';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-01-01T03:00:00Z') }));
afterEach(() => void vi.useRealTimers());

test('a time of another year says which', () => {
  const { short } = formatter('en', 'Europe/London');

  expect(short('2026-01-01T02:26:00Z')).toBe('Jan 1, 02:26');
  expect(short('2010-12-01T08:26:00Z')).toBe('Dec 1, 2010, 08:26');
});

test("it is the company's year that counts", () => {
  // Where it is still the old year.
  const { short } = formatter('en', 'America/New_York');

  expect(short('2025-12-30T15:00:00Z')).toBe('Dec 30, 10:00');
  expect(short('2026-01-01T06:00:00Z')).toBe('Jan 1, 2026, 01:00');
});

test('Chinese pages say the year before the month', () => {
  expect(formatter('zh-CN', 'Asia/Shanghai').short('2010-12-01T08:26:00Z')).toBe('2010年12月1日 16:26');
});
