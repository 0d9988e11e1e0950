import { authExchange } from '@urql/exchange-auth';
import { type Cache, type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache';
import { createClient } from 'graphql-ws';
import { Client, type CombinedError, createRequest, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { GuardedFieldsDocument, MeDocument, StillInDocument } from '../gql/graphql';
import { possibleTypes } from '../gql/possibleTypes';
import i18n from '../i18n';
import { askAgain, askAgainExchange } from './askAgain';
import { noteBack, noteGone } from './connection';
import { withoutHidden } from './hidden';
import { areListsHeld, changedAll } from './live';
import { onceExchange } from './once';
import { fetchNoted, isForbidden, noteOperation } from './requests';
import { askToSignInAgain } from './reSignIn';

// The session is a same-origin HttpOnly cookie, so no token is ever in JavaScript. The header makes any other site's
// request a preflighted one, which the host refuses.
export const headers = () => ({ 'GraphQL-preflight': '1', 'Accept-Language': i18n.language });

const isSignedOut = (error: CombinedError) =>
  error.response?.status === 401 || error.graphQLErrors.some((it) => it.extensions.code === 'AUTH_NOT_AUTHENTICATED');

export const isSuspended = (error?: CombinedError) => error?.graphQLErrors.some((it) => it.extensions.code === 'TENANT_SUSPENDED') ?? false;

/** The host's own page says that the company is shut, and leads to the person's other ones. */
export const toOtherCompanies = () => location.replace('/account/choose-tenant');

/** An object that answers every name alike: what graphcache is told holds for each type and each mutation. */
const every = <T>(answer: T) => new Proxy({}, { get: () => answer, has: () => true }) as Record<string, T>;

// A command may move any list and any counter: what the page shows is asked again. Entities come with the answer itself.
const forgetLists = (_result: unknown, _args: unknown, cache: Cache) => {
  if (areListsHeld()) return;

  for (const field of cache.inspectFields('Query')) if (field.fieldName !== 'me') cache.invalidate('Query', field.fieldKey);
};

/** Before anybody is known to be signed in. */
export const boot = { isBoot: true };
const rights = [createRequest(MeDocument, {}), createRequest(GuardedFieldsDocument, {})];

/** A role may have been edited meanwhile: whoever is shown the console sees what it opens now. */
export function askWhoIAm() {
  for (const it of rights) askAgain(client, client.createRequestOperation('query', it, { requestPolicy: 'network-only', ...boot }));
}

// Turned away, in mid-connection or at the door.
const shut = [4403, 1006];

/** Nobody may be asking anything just then: the answer leads to the sign-in, or out of a company that is suspended. */
const askWhetherStillIn = () => void client.query(StillInDocument, {}, { requestPolicy: 'network-only' }).toPromise();

/** What was closed because nothing is followed any more. */
const DONE = 1000;

/** A long absence must not make the way back long: never more than this between two tries. */
const LONGEST = 15_000;

const socket = createClient({
  url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
  lazy: true,
  lazyCloseTimeout: 5_000,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: (retries) => new Promise((done) => setTimeout(done, Math.min(1_000 * 2 ** retries, LONGEST) + Math.random() * 2_000)),
  on: {
    connected: (_socket, _payload, wasRetry) => {
      noteBack();
      if (wasRetry) changedAll();
    },
    closed: (event) => {
      const { code } = event as CloseEvent;
      if (code !== DONE) noteGone();
      if (shut.includes(code)) askWhetherStillIn();
    },
  },
});

export const client = new Client({
  url: '/graphql',
  fetch: fetchNoted,
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  fetchOptions: () => ({ credentials: 'same-origin', headers: headers() }),
  exchanges: [
    cacheExchange({
      possibleTypes,
      keys: every((data: { id?: unknown }) => (typeof data.id === 'string' ? data.id : null)) as CacheExchangeOpts['keys'],
      updates: { Mutation: every(forgetLists) } as CacheExchangeOpts['updates'],
    }),
    onceExchange,
    authExchange(async () => ({
      addAuthToOperation: (operation) => operation,
      didAuthError: (error, operation) => !operation.context.isBoot && isSignedOut(error),
      refreshAuth: askToSignInAgain,
    })),
    mapExchange({
      onError: (error, operation) => {
        noteOperation(error, operation);
        if (isSuspended(error)) toOtherCompanies();
        if (isForbidden(error) && !operation.context.isBoot) askWhoIAm();
      },
    }),
    mapExchange({ onResult: withoutHidden }),
    askAgainExchange,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (request) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, sink) }),
      }),
    }),
  ],
});
