/** What a number may be: from, to, and with how many digits after the point. */
export type Bounds = { min?: number; max?: number; digits?: number };

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
