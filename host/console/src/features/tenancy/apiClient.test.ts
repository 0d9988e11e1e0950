import { describe, expect, it } from 'vitest';
import { addresses, kindOf, lastMoment, sortOf, sorts, stateOf } from './apiClient';

const now = new Date('2026-06-01T12:00:00Z');
const state = (it: { revokedAt?: string; expiresAt?: string; formerSecretUntil?: string }) =>
  stateOf({ revokedAt: null, expiresAt: null, formerSecretUntil: null, ...it }, now);

describe('An API client', () => {
  it('is of the sort that was chosen', () => {
    const isPublic = (sort: string) => ({ isPublic: sort === 'app', redirectUris: [] });

    for (const sort of sorts)
      expect(sortOf({ kind: kindOf(sort), redirects: kindOf(sort) === 'OAUTH' ? isPublic(sort) : null })).toBe(sort);
  });

  it('gets in until it is revoked or its end has come', () => {
    expect(state({})).toBe('active');
    expect(state({ expiresAt: '2026-06-01T12:00:01Z' })).toBe('active');
    expect(state({ expiresAt: '2026-06-01T12:00:00Z' })).toBe('expired');
    expect(state({ expiresAt: '2026-05-01T12:00:00Z', revokedAt: '2026-05-02T12:00:00Z' })).toBe('revoked');
  });

  it('has two secrets while the old one still counts', () => {
    expect(state({ formerSecretUntil: '2026-06-02T12:00:00Z' })).toBe('changing');
    expect(state({ formerSecretUntil: '2026-06-01T11:00:00Z' })).toBe('active');
  });

  it('tells the last day on which it counts, not the first on which it does not', () => {
    expect(lastMoment('2026-12-01T00:00:00.000Z')).toBe('2026-11-30T23:59:59.999Z');
  });

  it('takes its addresses one a line', () => {
    expect(addresses(' https://a.example/x\n\nhttps://b.example/ ')).toEqual(['https://a.example/x', 'https://b.example/']);
    expect(addresses(undefined)).toEqual([]);
  });
});
