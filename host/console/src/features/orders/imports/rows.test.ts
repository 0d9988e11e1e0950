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

it.each(['GB18030', 'BIG5', 'UTF8'] as const)('a text goes back into %s', (encoding) => {
  const bytes = bytesOf('數量 3', encoding);

  expect(bytes && textOf(bytes, encoding)).toBe('數量 3');
});

it('a letter that the encoding has no place for is not replaced by another', () => {
  expect(bytesOf('门', 'BIG5')).toBe(null);
});
