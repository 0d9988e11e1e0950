import { describe, expect, it } from 'vitest';
import { grouped, isConfirmed, plain, rowsOf } from './personalData';

const words = {
  type: (it: string) => `<${it}>`,
  field: (it: string) => `.${it}`,
  time: (it: string) => `at ${it}`,
  now: 'now',
  hidden: 'hidden',
};

describe('What is kept of a customer', () => {
  it('is a file with a row for each value, today or of earlier', () => {
    const records = [
      {
        objectType: 'Customer',
        objectId: '1',
        recordedAt: null,
        fields: [
          { field: 'name', value: 'Ada' },
          { field: 'phone', value: null },
        ],
      },
      { objectType: 'Order', objectId: '2', recordedAt: 'May', fields: [{ field: 'shipTo.city', value: 'Leeds' }] },
    ];

    expect(rowsOf(records, words)).toEqual([
      ['<Customer>', 'now', '.name', 'Ada'],
      ['<Customer>', 'now', '.phone', 'hidden'],
      ['<Order>', 'at May', '.shipTo.city', 'Leeds'],
    ]);
  });

  it('is told in words where pairs are kept, and as it is where anything else is', () => {
    expect(plain('[{"Key":"verdict","Value":"PASS"},{"Key":"note","Value":null}]')).toBe('verdict: PASS, note: ');
    expect(['[{"a":1}]', '[{broken', 'Ada'].map(plain)).toEqual(['[{"a":1}]', '[{broken', 'Ada']);
  });

  it('is told once where many records say the same, and never where they differ', () => {
    const order = (value: string, recordedAt: string | null = null) => ({
      objectType: 'Order',
      objectId: Math.random().toString(),
      recordedAt,
      fields: [{ field: 'customerName', value }],
    });

    expect(grouped([order('Ada'), order('Ada'), order('Eve'), order('Ada', 'May')]).map((it) => it.count)).toEqual([2, 1, 1]);
  });

  it('is erased only by whoever types the code', () => {
    expect(isConfirmed(' cu-0001 ', 'CU-0001')).toBe(true);
    expect(isConfirmed('CU-000', 'CU-0001')).toBe(false);
    expect(isConfirmed('', 'CU-0001')).toBe(false);
  });
});
