// https://github.com/graphql/graphql-http: the audits of GraphQL over HTTP.
import { auditServer } from 'graphql-http';

// Both want application/json for a client that says nothing; HotChocolate answers it with the newer type, and so do we.
const known = ['47DE', '80D8'];

export default async function audit(checks, host) {
  const results = await auditServer({ url: host.url, fetchFn: host.fetch });
  checks.equal(results.length, 61, 'Number of audits');

  for (const { id, name, status, reason } of results)
    checks.that(status === 'ok' || (status === 'warn' && known.includes(id)) || (status === 'notice'), `${id} ${name}: ${status}`, reason);

  const warned = results.filter((it) => it.status === 'warn').map((it) => it.id);
  if (warned.length) checks.note(`warnings ${warned.join(' ')}`);
}
