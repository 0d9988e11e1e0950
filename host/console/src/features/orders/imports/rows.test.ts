import { expect, it } from 'vitest';
import { bytesOf, parseRows, textOf, writeRows } from './rows';

it('rows are written as they were read', () => {
  const text = 'No;Name\n1;"Cup; ""large"""\n2;=1+1\n';

  expect(parseRows(text, 'SEMICOLON')).toEqual([
    ['No', 'Name'],
    ['1', 'Cup; "large"'],
    ['2', '=1+1'],
  ]);
  expect(writeRows(parseRows(text, 'SEMICOLON'), 'SEMICOLON')).toBe(text);
});

it('a byte order mark, a line break within a cell and an empty last line are no rows of their own', () => {
  expect(parseRows('\uFEFFA,B\r\n1,"two\nlines"\r\n\r\n', 'COMMA')).toEqual([
    ['A', 'B'],
    ['1', 'two\nlines'],
  ]);
});

const back = (text: string, encoding: 'GB18030' | 'BIG5' | 'UTF8') => {
  const bytes = bytesOf(text, encoding);

  return typeof bytes === 'string' ? null : textOf(bytes, encoding);
};

it.each(['GB18030', 'BIG5', 'UTF8'] as const)('a text goes back into %s', (encoding) => {
  expect(back('數量 3', encoding)).toBe('數量 3');
});

it('GB18030 has room for every letter: those of four bytes, rare ones and those beyond the first plane too', () => {
  expect(bytesOf('㐂', 'GB18030')).toEqual(new Uint8Array([0x81, 0x39, 0xef, 0x31]));
  expect(bytesOf('𠮷', 'GB18030')).toEqual(new Uint8Array([0x95, 0x34, 0xb2, 0x35]));
  for (const text of ['㐂', '𠮷野家', 'é ü ñ', '€', '한국어', '😀', '\u{10FFFF}']) expect(back(text, 'GB18030')).toBe(text);
});

it('a letter that the encoding has no place for is named, not replaced by another', () => {
  expect(bytesOf('大门', 'BIG5')).toBe('门');
  expect(bytesOf('𠮷', 'BIG5')).toBe('𠮷');
  expect(bytesOf('\uD842', 'GB18030')).toBe('\uD842');
});
