/**
 * A number as it was typed: null for none, NaN where it can't be told. A Chinese keyboard's wide digits and its 。 are the narrow ones.
 * A comma is the point where it can be nothing else: "1,234" is a thousand to some and one and a bit to others, so it is neither.
 */
export function readNumber(typed: string): number | null {
  const text = typed.normalize('NFKC').replaceAll('。', '.').replaceAll('−', '-').trim();
  if (text === '') return null;

  const isGrouped = /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
  const plain = text.replace(/^([^.,]*),(?=\d*$)/, '$1.');

  return !isGrouped && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}
