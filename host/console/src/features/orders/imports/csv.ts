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

/** A cell as a spreadsheet may read it: what begins like a formula is kept from being one. */
const cell = (value: unknown) => {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const toCsv = (rows: readonly (readonly unknown[])[]) => `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** Hands the browser a file to keep. */
export function download(name: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
