import { Client, fetchExchange, gql } from 'urql';
import { beforeEach, expect, test } from 'vitest';
import { isReplayed, onceExchange } from './once';

const receive = gql`mutation Receive($quantity: Int!) { receive(quantity: $quantity) { id errors { code } } }`;
const json = { headers: { 'content-type': 'application/json' } };

/** A server that does what it is asked once for each key, and a line that may lose its answer. */
function line() {
  const done = new Map<string, number>();
  const keys: string[] = [];
  const state = { isLost: false, isBusy: false };
  const fetch = async (_: RequestInfo | URL, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    const key = headers.get('Idempotency-Key') ?? '';
    expect(headers.get('language')).toBe('en');
    keys.push(key);
    if (state.isBusy)
      return new Response(JSON.stringify({ data: { receive: { id: null, errors: [{ code: 'IDEMPOTENCY_CONCURRENT_REQUEST' }] } } }), json);

    const replayed = done.has(key);
    if (!replayed) done.set(key, done.size + 1);
    if (state.isLost) throw new TypeError('Failed to fetch');

    return new Response(
      JSON.stringify({ data: { receive: { id: done.get(key), errors: null } }, extensions: { idempotency: { replayed } } }),
      json,
    );
  };
  const open = () =>
    new Client({
      url: 'http://localhost/graphql',
      fetch,
      preferGetMethod: false,
      fetchOptions: () => ({ headers: { language: 'en' } }),
      exchanges: [onceExchange, fetchExchange],
    });
  let client = open();

  return {
    done,
    keys,
    state,
    reload: () => (client = open()),
    give: (quantity: number) => client.mutation(receive, { quantity }).toPromise(),
  };
}

beforeEach(() => sessionStorage.clear());

test('a lost answer and a second try make one, even when the page was loaded anew in between', async () => {
  const { done, state, give, reload } = line();
  state.isLost = true;
  expect((await give(3)).error?.networkError).toBeDefined();

  state.isLost = false;
  reload();
  const again = await give(3);
  expect(again.data.receive.id).toBe(1);
  expect(isReplayed(again)).toBe(true);
  expect(done.size).toBe(1);
});

test('what was answered and is given again is meant again', async () => {
  const { done, give } = line();
  await give(3);

  expect(isReplayed(await give(3))).toBe(false);
  expect(done.size).toBe(2);
});

test('other words are another command', async () => {
  const { done, state, give } = line();
  state.isLost = true;
  await give(3);
  state.isLost = false;
  await give(4);

  expect(done.size).toBe(2);
});

test('two presses at once are one', async () => {
  const { done, keys, give } = line();
  await Promise.all([give(3), give(3)]);

  expect(new Set(keys).size).toBe(1);
  expect(done.size).toBe(1);
});

test('what the server is still at keeps its key', async () => {
  const { keys, state, give } = line();
  state.isBusy = true;
  await give(3);
  state.isBusy = false;
  await give(3);

  expect(keys[0]).toBe(keys[1]);
});
