import { describe, expect, it } from 'vitest';
import { nextMonth, pressure } from './plan';

describe('A limit of the plan', () => {
  it('presses from four fifths on, and is full at the limit', () => {
    expect(pressure(10, 7)).toBe('free');
    expect(pressure(10, 8)).toBe('near');
    expect(pressure(10, 10)).toBe('full');
    expect(pressure(10, 12)).toBe('full');
    expect(pressure(0, 0)).toBe('full');
  });

  it('is open where there is none, or nothing is counted', () => {
    expect(pressure(null, 7)).toBe('open');
    expect(pressure(50, null)).toBe('open');
  });

  it("begins anew with the company's month", () => {
    const lastSecond = new Date('2026-12-31T16:30:00Z');

    expect(nextMonth(lastSecond, 'Europe/London')).toBe('2027-01-01');
    expect(nextMonth(lastSecond, 'Asia/Shanghai')).toBe('2027-02-01');
    expect(nextMonth(new Date('2026-09-30T12:00:00Z'), 'UTC')).toBe('2026-10-01');
  });
});
