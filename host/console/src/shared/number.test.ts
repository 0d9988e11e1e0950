import { describe, expect, it } from 'vitest';
import { faultOf } from './number';
import { readNumber } from './readNumber';
import { readings } from './variants';

describe('A number that is typed', () => {
  it.each([
    ['12.5', 12.5],
    ['12。5', 12.5],
    ['12｡5', 12.5],
    ['７.5', 7.5],
    ['７．５', 7.5],
    ['１００', 100],
    ['－３', -3],
    ['−3', -3],
    ['+4', 4],
    ['.5', 0.5],
    ['12.', 12],
    ['1,5', 1.5],
    ['1，5', 1.5],
    [',25', 0.25],
    ['0,125', 0.125],
    ['1234,567', 1234.567],
    ['1,2345', 1.2345],
    [' 3 ', 3],
  ])('%s is read', (typed, value) => expect(readNumber(typed)).toBe(value));

  it.each([
    '1,234',
    '１，２３４',
    '1,234.5',
    '1.234,5',
    '1,2,3',
    '12、5',
    '-',
    '1e3',
    'abc',
    '3 4',
    '..',
    '1.2.3',
    '三',
    'Infinity',
    '0x10',
  ])('%s is not guessed', (typed) => expect(readNumber(typed)).toBeNaN());

  it.each(['', '  ', '　'])('nothing is none', (typed) => expect(readNumber(typed)).toBe(null));
});

it('a number outside its bounds or with too many digits is not made to fit', () => {
  const quantity = { min: 0.001, max: 1_000_000, digits: 3 };

  expect([0, -3, 2_000_000].map((it) => faultOf(it, quantity))).toEqual(['between', 'between', 'between']);
  expect(faultOf(12.3456, quantity)).toBe('digits');
  expect(faultOf(1.5, { digits: 0 })).toBe('whole');
  expect(faultOf(-1, { min: 0 })).toBe('least');
  expect(faultOf(Number.NaN, quantity)).toBe('unread');
  expect([0.001, 0.1 + 0.2 - 0.2, 999_999.999, null].map((it) => faultOf(it, quantity))).toEqual([null, null, null, null]);
});

it('a quantity before a code may be in wide digits, and is not guessed either', () => {
  expect(readings('３*MUG-1')).toEqual([{ quantity: 3, text: 'MUG-1' }]);
  expect(readings('１．５＊MUG-1')).toEqual([{ quantity: 1.5, text: 'MUG-1' }]);
  expect(readings('1。5×MUG-1')).toEqual([{ quantity: 1.5, text: 'MUG-1' }]);
  expect(readings('3ＸMUG')).toEqual([
    { quantity: 1, text: '3ＸMUG' },
    { quantity: 3, text: 'MUG' },
  ]);
  expect(readings('1,234*MUG-1')).toEqual([{ quantity: 1, text: '1,234*MUG-1' }]);
});
