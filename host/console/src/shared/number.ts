/** What a number may be: from, to, and with how many digits after the point. */
export type Bounds = { min?: number; max?: number; digits?: number };

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

/** What is wrong with a number, as the end of a key of texts. */
export function faultOf(value: number | null | undefined, { min, max, digits }: Bounds) {
  if (value == null) return null;
  if (Number.isNaN(value)) return 'unread';
  if (digits !== undefined && Math.abs(Number(value.toFixed(digits)) - value) > 1e-9 * Math.max(1, Math.abs(value)))
    return digits === 0 ? 'whole' : 'digits';
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return null;

  return min === undefined ? 'most' : max === undefined ? 'least' : 'between';
}

/** Goes to the first number of the page that can't be taken as it stands; says whether there is one. */
export function goToWrongNumber() {
  const box = document.querySelector<HTMLInputElement>('input[data-wrong]');
  // Left for a moment, so that it says what is wrong, also where the person is still in it.
  box?.blur();
  box?.focus();

  return box !== null;
}
