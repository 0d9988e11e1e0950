import type { ImportEncoding } from '../../../gql/graphql';

export const labels: Record<ImportEncoding, string> = { UTF8: 'utf-8', GB18030: 'gb18030', BIG5: 'big5' };
export const encodings = Object.keys(labels) as ImportEncoding[];

/** The beginning of a file as text; it may end amid a character. */
export const decode = (bytes: ArrayBuffer, encoding: ImportEncoding, isStrict = false) =>
  new TextDecoder(labels[encoding], { fatal: isStrict }).decode(bytes, { stream: true });

/** UTF-8 where the bytes are that; else what files in the reader's script were written in before. */
export function encodingOf(bytes: ArrayBuffer, language: string): ImportEncoding {
  try {
    decode(bytes, 'UTF8', true);

    return 'UTF8';
  } catch {
    return language === 'zh-TW' ? 'BIG5' : 'GB18030';
  }
}

/** The first line's columns: comma, semicolon or tab, whichever there are most of; quoted names too. */
export function headerOf(text: string): { columns: string[]; delimiter: 'COMMA' | 'SEMICOLON' | 'TAB' } {
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const marks = [
    { delimiter: 'COMMA' as const, mark: ',' },
    { delimiter: 'SEMICOLON' as const, mark: ';' },
    { delimiter: 'TAB' as const, mark: '\t' },
  ];
  const [best] = marks.map((it) => ({ ...it, count: line.split(it.mark).length })).sort((a, b) => b.count - a.count);
  const { mark, delimiter } = best ?? { mark: ',', delimiter: 'COMMA' as const };

  return {
    columns: line
      .split(mark)
      .map((it) => it.trim().replace(/^"(.*)"$/, '$1'))
      .filter(Boolean),
    delimiter,
  };
}
