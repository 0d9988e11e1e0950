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
