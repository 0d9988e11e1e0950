// What the suites share: a caller with rights of its own, requests that wait where the host says so, and the counting.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

const permissions = [
  'orders:read', 'orders:create', 'catalog:read', 'customers:read', 'inventory:read', 'payments:read', 'payments:record', 'orders:import',
  // What a history brings: whoever uploads one may do by hand what it says was done.
  'orders:override-price', 'orders:submit', 'orders:approve', 'orders:fulfill', 'orders:ship', 'orders:deliver', 'orders:approve-return', 'payments:refund', 'inventory:adjust',
];

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** fetch that waits and asks again where it asked for too much; suites are quicker than people. */
export async function ask(url, init) {
  for (;;) {
    const answer = await fetch(url, init);
    if (answer.status !== 429 && answer.status !== 503) return answer;

    await answer.arrayBuffer();
    await wait(1000 * Number(answer.headers.get('retry-after') ?? 1));
  }
}

/** A new company at the host, and a program of it with its token: what every suite asks with. */
export async function enter(endpoint) {
  const url = new URL(endpoint);
  const own = { origin: url.origin, 'graphql-preflight': '1', 'content-type': 'application/json' };
  const [email, password] = [`conformance-${randomUUID()}@example.com`, `four words nobody guesses ${randomUUID()}`];
  const send = async (query, variables, cookie) => {
    const answer = await (await ask(url, { method: 'POST', headers: { ...own, ...(cookie && { cookie }) }, body: JSON.stringify({ query, variables }) })).json();
    const payload = answer.data && Object.values(answer.data)[0];
    if (!payload || payload.errors) throw new Error(`The host refused: ${JSON.stringify(answer)}`);

    return payload;
  };

  await send('mutation($input: SignUpInput!) { signUp(input: $input) { tenant { id } errors { ... on Error { code message } } } }', {
    input: { email, password, companyName: 'Conformance', currency: 'EUR', timeZone: 'Europe/Berlin', language: 'en' },
  });
  const signedIn = await ask(new URL('/account/sign-in', url), { method: 'POST', headers: own, body: JSON.stringify({ email, password }) });
  if (signedIn.status !== 204) throw new Error(`Signing in gave ${signedIn.status}: the host must let a new owner in without a mail (Auth:RequireConfirmedEmail=false).`);

  const cookie = signedIn.headers.getSetCookie().map((it) => it.split(';')[0]).join('; ');
  const { clientId, clientSecret } = await send(
    'mutation($input: CreateApiClientInput!) { createApiClient(input: $input) { clientId clientSecret errors { ... on Error { code message } } } }',
    { input: { name: 'Conformance', permissions, readFields: ['*'], writeFields: ['*'] } },
    cookie,
  );
  const token = await ask(new URL('/connect/token', url), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
  });
  const { access_token: accessToken } = await token.json();
  const headers = { authorization: `Bearer ${accessToken}` };

  return {
    url: url.href,
    socket: url.href.replace(/^http/, 'ws'),
    issuer: url.origin,
    clientId,
    clientSecret,
    headers,
    fetch: (address, init) => ask(address, { ...init, headers: { ...headers, ...Object.fromEntries(new Headers(init?.headers)) } }),
    /** Makes something happen that subscriptions tell of: a receipt. */
    async receive(amount) {
      const answer = await ask(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query: `mutation { recordReceipt(input: { method: CASH, amount: ${amount} }) { receipt { id } errors { ... on Error { code message } } } }` }),
      });
      const { data } = await answer.json();
      if (!data?.recordReceipt?.receipt) throw new Error('No receipt was recorded.');
    },
  };
}

/** Counts the checks of one suite. */
export class Checks {
  passed = 0;
  failures = [];
  notes = [];
  skipped = 0;

  that(holds, what, found) {
    if (holds) this.passed += 1;
    else this.failures.push(found === undefined ? what : `${what}; found ${typeof found === 'string' ? found : JSON.stringify(found)}`);
  }

  equal(found, expected, what) {
    this.that(JSON.stringify(found) === JSON.stringify(expected), `${what}: expected ${JSON.stringify(expected)}`, found);
  }

  note(text) {
    this.notes.push(text);
  }

  skip(why) {
    this.skipped += 1;
    this.notes.push(`skipped: ${why}`);
  }
}

/** A program of node_modules/.bin; its end and all that it said. */
export function run(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [new URL(`node_modules/.bin/${program}`, import.meta.url).pathname, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part) => { said += part; });
    child.stderr.on('data', (part) => { said += part; });
    child.on('close', (code) => done({ code, said }));
  });
}

/** At most so long; a suite that waits for ever tells nothing. */
export function within(milliseconds, promise, what) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`${what}: nothing within ${milliseconds} ms`)), milliseconds); });

  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
