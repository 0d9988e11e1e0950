import { describe, expect, it } from 'vitest';
import { proposed, rowsOf } from './merge';

type Values = { name: string; phone?: string | null; roles?: string[]; isActive?: boolean };

const fields = [
  { key: 'name' as const, label: 'Name' },
  { key: 'phone' as const, label: 'Phone' },
  {
    key: 'roles' as const,
    label: 'Roles',
    say: (value: string[] = [], other: string[] = []) => value.filter((it) => !other.includes(it)).join(),
  },
  { key: 'isActive' as const, label: 'Active', say: (value: boolean) => (value ? 'yes' : 'no') },
];
const base: Values = { name: 'Ann', phone: '1', roles: ['a', 'b'], isActive: true };

describe('Two who changed the same record', () => {
  it('differ only where their values do: an empty field is none, a list has no order', () => {
    expect(rowsOf<Values>(fields, base, { ...base, phone: '', roles: ['b', 'a'] }, { ...base, phone: null })).toEqual([]);
  });

  it('keep what each of them changed, unless somebody chooses otherwise', () => {
    const rows = rowsOf<Values>(fields, base, { ...base, name: 'Anna', isActive: false }, { ...base, phone: '2', isActive: true });

    expect(rows.map((it) => [it.key, it.mine, it.theirs, it.unchanged])).toEqual([
      ['name', 'Anna', 'Ann', 'theirs'],
      ['phone', '1', '2', 'mine'],
      ['isActive', 'no', 'yes', 'theirs'],
    ]);
    expect(proposed(rows)).toEqual({ name: 'mine', phone: 'theirs', isActive: 'mine' });
  });

  it('see where both changed the same field, and of a list what the other lacks', () => {
    const rows = rowsOf<Values>(fields, base, { ...base, roles: ['a', 'c'] }, { ...base, roles: ['a', 'b', 'd'] });

    expect(rows).toEqual([{ key: 'roles', label: 'Roles', mine: 'c', theirs: 'b,d', unchanged: 'neither' }]);
    expect(proposed(rows)).toEqual({ roles: 'mine' });
  });
});
