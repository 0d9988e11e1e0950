import type { ApiClientPartsFragment } from '../../gql/graphql';

/** What a person chooses between; the first two are the API's OAUTH, with and without a secret. */
export const sorts = ['server', 'app', 'key', 'storefront'] as const;
export type Sort = (typeof sorts)[number];

export const kindOf = (sort: Sort) =>
  ({ server: 'OAUTH', app: 'OAUTH', key: 'SECRET_KEY', storefront: 'PUBLISHABLE_KEY' })[sort] as ApiClientPartsFragment['kind'];

export function sortOf({ kind, redirects }: Pick<ApiClientPartsFragment, 'kind' | 'redirects'>): Sort {
  if (kind === 'SECRET_KEY') return 'key';
  if (kind === 'PUBLISHABLE_KEY') return 'storefront';

  return redirects?.isPublic ? 'app' : 'server';
}

export type ClientState = 'revoked' | 'expired' | 'changing' | 'active';

/** Whether it gets in: revoked and past its end it doesn't; while two secrets count, somebody should change over. */
export function stateOf(
  { revokedAt, expiresAt, formerSecretUntil }: Pick<ApiClientPartsFragment, 'revokedAt' | 'expiresAt' | 'formerSecretUntil'>,
  now: Date,
): ClientState {
  if (revokedAt) return 'revoked';
  if (expiresAt && new Date(expiresAt) <= now) return 'expired';

  return formerSecretUntil && new Date(formerSecretUntil) > now ? 'changing' : 'active';
}

/** One address a line, as people type them. */
export const addresses = (text: string | undefined) =>
  (text ?? '')
    .split(/\s+/)
    .map((it) => it.trim())
    .filter(Boolean);

/** The end is the first moment at which it no longer counts; people are told the last at which it does. */
export const lastMoment = (end: string) => new Date(Date.parse(end) - 1).toISOString();
