import { describe, expect, it } from 'vitest';
import { filtersOf } from './useViews';

describe('A view', () => {
  const filters = ['q', 'status', 'method'];

  it('is what its address filters by, in whatever order, however the rows are sorted', () => {
    expect(filtersOf('sort=total-DESC&method=CASH&status=OPEN', filters)).toBe('status=OPEN&method=CASH');
    expect(filtersOf('', filters)).toBe('');
  });

  it('keeps what somebody searches for as he typed it', () => {
    expect(filtersOf('q=a=b', filters)).toBe('q=a=b');
  });
});
