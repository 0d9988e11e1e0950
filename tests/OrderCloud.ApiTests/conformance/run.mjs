// node run.mjs URL [SUITE ...]: the suites by others against the GraphQL endpoint URL, a line each, then the sums.
import { readFileSync } from 'node:fs';
import apollo from './apollo.mjs';
import attack from './attack.mjs';
import audit from './audit.mjs';
import inspector from './inspector.mjs';
import { Checks, enter } from './lib.mjs';
import lint from './lint.mjs';
import oauth from './oauth.mjs';
import relay from './relay.mjs';
import sse from './sse.mjs';
import upload from './upload.mjs';
import urql from './urql.mjs';
import ws from './ws.mjs';

const legacy = async (checks) => checks.skip('the sub-protocol graphql-ws of subscriptions-transport-ws is not served; its clients have been given up for graphql-ws');

const suites = [
  ['graphql-http', 'graphql-http audit', audit],
  ['graphql-ws', 'graphql-ws', ws],
  ['graphql-sse', 'graphql-sse', sse],
  ['subscriptions-transport-ws', 'subscriptions-transport-ws', legacy],
  ['@apollo/client', 'Apollo Client', apollo],
  ['@urql/core', 'urql', urql],
  ['relay-compiler', 'relay-compiler', relay],
  ['@graphql-inspector/cli', 'graphql-inspector', inspector],
  ['@graphql-eslint/eslint-plugin', 'graphql-schema-linter, graphql-eslint', lint],
  ['openid-client', 'oauth4webapi, openid-client', oauth],
  ['meros', 'multipart upload', upload],
  ['', 'attack documents', attack],
];

const versions = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')).dependencies;
const [url, ...wanted] = process.argv.slice(2);
const host = await enter(url);
const sum = { passed: 0, failed: 0, skipped: 0 };

async function check([packageName, name, suite]) {
  const checks = new Checks();
  const start = performance.now();

  try {
    await suite(checks, host);
  } catch (fault) {
    checks.failures.push(`broke off: ${fault?.stack ?? fault}`);
  }

  sum.passed += checks.passed;
  sum.failed += checks.failures.length;
  sum.skipped += checks.skipped;
  const notes = checks.notes.length ? ` (${checks.notes.join('; ')})` : '';
  console.log(`${name}${versions[packageName] ? ` ${versions[packageName]}` : ''}: ${checks.passed} passed, ${checks.failures.length} failed, ${((performance.now() - start) / 1000).toFixed(1)} s${notes}`);
  for (const failure of checks.failures) console.log(`   ${failure}`);
}

const chosen = suites.filter(([, name]) => !wanted.length || wanted.some((it) => name.includes(it)));
// Most wait for others; what is timed has the host for itself.
await Promise.all(chosen.filter(([, , suite]) => suite !== attack).map(check));
for (const suite of chosen.filter(([, , it]) => it === attack)) await check(suite);

console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed || !sum.passed ? 1 : 0);
