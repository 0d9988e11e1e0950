import type { ImportDelimiter, ImportEncoding } from '../../../gql/graphql';
import { labels } from './header';

const marks: Record<ImportDelimiter, string> = { COMMA: ',', SEMICOLON: ';', TAB: '\t' };

/** The cells of a file, quoted ones too; empty lines are none. */
export function parseRows(text: string, delimiter: ImportDelimiter): string[][] {
  const mark = marks[delimiter];
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.some((it) => it !== '')) rows.push(row);
    row = [];
    cell = '';
  };

  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === mark) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  endRow();

  return rows;
}

/** The same cells as a file again. Nothing is added to what a cell says: the rows are to be read back, not opened in a spreadsheet. */
export function writeRows(rows: readonly (readonly string[])[], delimiter: ImportDelimiter) {
  const mark = marks[delimiter];
  const write = (cell: string) => (/["\r\n]/.test(cell) || cell.includes(mark) ? `"${cell.replaceAll('"', '""')}"` : cell);

  return `${rows.map((row) => row.map(write).join(mark)).join('\n')}\n`;
}

export const textOf = (bytes: Uint8Array, encoding: ImportEncoding) => new TextDecoder(labels[encoding]).decode(bytes);

/** A text in the encoding of its file; null where that has no place for one of its letters. Browsers only read the old ones. */
export function bytesOf(text: string, encoding: ImportEncoding): Uint8Array<ArrayBuffer> | null {
  if (encoding === 'UTF8') return new TextEncoder().encode(text);

  const decoder = new TextDecoder(labels[encoding]);
  const known = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const letter = decoder.decode(new Uint8Array([first, second]));
      if ([...letter].length === 1 && letter !== '\uFFFD' && !known.has(letter)) known.set(letter, [first, second]);
    }

  const bytes: number[] = [];
  for (const letter of text) {
    const pair = known.get(letter);
    if (letter < '\u0080') bytes.push(letter.charCodeAt(0));
    else if (pair) bytes.push(...pair);
    else return null;
  }

  return new Uint8Array(bytes);
}
