import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, changedAll, onChange } from './live';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first of many changes is told at once, the rest together', () => {
  const tell = vi.fn();
  const leave = onChange('orders', tell);

  for (let i = 0; i < 20; i++) changed('orders');
  expect(tell).toHaveBeenCalledTimes(1);

  vi.advanceTimersByTime(2_000);
  expect(tell).toHaveBeenCalledTimes(2);
  leave();
});

test('a page that nobody looks at hears of what it missed when it is shown', () => {
  const tell = vi.fn();
  const leave = onChange('stock', tell);
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');

  changed('stock');
  vi.advanceTimersByTime(2_000);
  expect(tell).not.toHaveBeenCalled();

  visible.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(tell).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  leave();
});

test('only who lists the kind is told, until he leaves', () => {
  const [sales, receipts] = [vi.fn(), vi.fn()];
  const leave = [onChange('sales', sales), onChange('receipts', receipts)];

  changed('sales');
  expect([sales.mock.calls.length, receipts.mock.calls.length]).toEqual([1, 0]);

  vi.advanceTimersByTime(2_000);
  for (const it of leave) it();
  changedAll();
  vi.advanceTimersByTime(2_000);
  expect([sales.mock.calls.length, receipts.mock.calls.length]).toEqual([1, 0]);
});
