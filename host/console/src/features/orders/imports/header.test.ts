import { describe, expect, it } from 'vitest';
import { decode, encodingOf, headerOf } from './header';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

describe('A file of orders', () => {
  it('names its columns in the first line, however they are parted', () => {
    expect(headerOf('\uFEFFNo;"SKU code";Qty\n1;a;2')).toEqual({ columns: ['No', 'SKU code', 'Qty'], delimiter: 'SEMICOLON' });
    expect(headerOf('No,SKU,Qty\r\n')).toEqual({ columns: ['No', 'SKU', 'Qty'], delimiter: 'COMMA' });
  });

  it('is UTF-8 where it can be, cut off amid a character too; else it is written as files of the script were before', () => {
    expect(encodingOf(bytes(0xe5, 0x8d, 0x95, 0xe5), 'zh-CN')).toBe('UTF8');
    expect(encodingOf(bytes(0xb5, 0xa5), 'zh-CN')).toBe('GB18030');
    expect(encodingOf(bytes(0xb3, 0xe6), 'zh-TW')).toBe('BIG5');
    expect(decode(bytes(0xb5, 0xa5), 'GB18030')).toBe('单');
    expect(decode(bytes(0xb3, 0xe6), 'BIG5')).toBe('單');
  });
});
