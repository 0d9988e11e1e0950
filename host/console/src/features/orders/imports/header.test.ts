import { describe, expect, it } from 'vitest';
import { headerOf } from './header';

describe('A file of orders', () => {
  it('names its columns in the first line, however they are parted', () => {
    expect(headerOf('\uFEFFNo;"SKU code";Qty\n1;a;2')).toEqual({ columns: ['No', 'SKU code', 'Qty'], delimiter: 'SEMICOLON' });
    expect(headerOf('No,SKU,Qty\r\n')).toEqual({ columns: ['No', 'SKU', 'Qty'], delimiter: 'COMMA' });
  });
});
