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

/** Where GB18030 has the letters of the first plane that its pairs lack, and from where on all others in their order. */
const [REST, PLANES] = [39_420, 189_000];

/** The four bytes of a place in GB18030. */
const four = (place: number) => [
  0x81 + Math.floor(place / 12_600),
  0x30 + (Math.floor(place / 1260) % 10),
  0x81 + (Math.floor(place / 10) % 126),
  0x30 + (place % 10),
];

/** The bytes of each letter, as far as they are to be looked up: browsers only read the old encodings. */
function lettersOf(encoding: 'GB18030' | 'BIG5') {
  const decoder = new TextDecoder(labels[encoding]);
  const known = new Map<string, number[]>();
  // Below that Big5 has letters of Hong Kong alone, which others read as something else.
  for (let first = encoding === 'BIG5' ? 0xa1 : 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const letter = decoder.decode(new Uint8Array([first, second]));
      if ([...letter].length === 1 && letter !== '\uFFFD' && !known.has(letter)) known.set(letter, [first, second]);
    }
  if (encoding === 'BIG5') return known;

  const places = Array.from({ length: REST }, (_, place) => four(place));
  const rest = decoder.decode(new Uint8Array(places.flat()));
  places.forEach((bytes, place) => {
    const letter = rest.charAt(place);
    if (letter !== '\uFFFD' && !known.has(letter)) known.set(letter, bytes);
  });

  return known;
}

/** A text in the encoding of its file; where that has no place for one of its letters, that letter. */
export function bytesOf(text: string, encoding: ImportEncoding): Uint8Array<ArrayBuffer> | string {
  if (encoding === 'UTF8') return new TextEncoder().encode(text);

  const known = lettersOf(encoding);
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const found = known.get(letter);
    if (code < 0x80) bytes.push(code);
    else if (found) bytes.push(...found);
    else if (code > 0xffff && encoding === 'GB18030') bytes.push(...four(PLANES + code - 0x10000));
    else return letter;
  }

  return new Uint8Array(bytes);
}
