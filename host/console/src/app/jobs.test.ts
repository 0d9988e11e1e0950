import { describe, expect, it } from 'vitest';
import { isFresh, isUnderWay, isWaiting, percentOf } from './jobs';

describe('A job in the tray', () => {
  it('tells how far it is only once there is something to count', () => {
    expect(percentOf({ status: 'RUNNING', documentsTotal: 300, documentsDone: 299 })).toBe(99);
    expect(percentOf({ status: 'RUNNING', documentsTotal: 0, documentsDone: 0 })).toBeNull();
    expect(percentOf({ status: 'VALIDATING', documentsTotal: 300, documentsDone: 0 })).toBeNull();
  });

  it('runs, waits for an answer, or is over', () => {
    expect(['UPLOADED', 'VALIDATING', 'READY', 'RUNNING', 'DONE'].map((status) => isUnderWay({ status: status as 'DONE' }))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect([['commitImport'], ['resumeImport'], []].map((allowed) => isWaiting({ allowed }))).toEqual([true, true, false]);
  });

  it('is news until somebody has looked, whatever the form of the time', () => {
    expect(isFresh({ finishedAt: '2026-06-01T12:00:00.5Z' }, '2026-06-01T12:00:00.000Z')).toBe(true);
    expect(isFresh({ finishedAt: '2026-06-01T12:00:00+00:00' }, '2026-06-01T12:00:00.000Z')).toBe(false);
    expect(isFresh({ finishedAt: '2026-06-01T12:00:00Z' }, '')).toBe(true);
    expect(isFresh({ finishedAt: null }, '')).toBe(false);
  });
});
