import { expect, it } from 'vitest';
import { searchOf, textOf } from './viewText';

it('A view keeps what is searched, letter by letter', () => {
  const search = { q: 'Harbour & Vine = 50% off', status: 'DRAFT,CONFIRMED' };

  expect(searchOf(textOf(search, ['status', 'q']))).toEqual(search);
});

it('Views that were kept before are read as ever', () => {
  const text = 'status=CONFIRMED&payment=UNPAID,PARTIALLY_PAID';

  expect(textOf(searchOf(text), ['status', 'payment'])).toBe(text);
  expect(searchOf('q=50% off')).toEqual({ q: '50% off' });
});
