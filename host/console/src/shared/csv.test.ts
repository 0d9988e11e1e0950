import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';

describe('A file of rows', () => {
  it('made here holds no formula', () => {
    expect(toCsv([[2, '=1+1', 'a "b", c']])).toBe('\uFEFF2,\'=1+1,"a ""b"", c"\r\n');
  });
});
