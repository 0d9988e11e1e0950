// https://commerce.nearform.com/open-source/urql: the console's client, with its exchange for automatic persisted documents.
import { Client, fetchExchange, gql } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { createHash } from 'node:crypto';

export default async function urql(checks, host) {
  const sent = [];
  const fetch = (url, init) => { sent.push(init?.body ?? url); return host.fetch(url, init); };
  const client = new Client({ url: host.url, fetch, preferGetMethod: false, requestPolicy: 'network-only', exchanges: [fetchExchange] });

  const { data } = await client.query(gql`query Products($first: Int) { products(first: $first) { nodes { id name } } }`, { first: 3 }).toPromise();
  checks.that(Array.isArray(data?.products?.nodes), 'A page of products', data);

  const refused = await client.query(gql`{ nothing }`, {}).toPromise();
  checks.equal(refused.error?.graphQLErrors[0]?.extensions.code, 'VALIDATION_FAILED', 'The error of an invalid query comes through its 400');

  const get = new Client({ url: host.url, fetch, preferGetMethod: 'force', requestPolicy: 'network-only', exchanges: [fetchExchange] });
  checks.equal((await get.query(gql`{ __typename }`, {}).toPromise()).data?.__typename, 'Query', 'A query by GET');

  const hashed = new Client({
    url: host.url,
    fetch,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [persistedExchange({ preferGetForPersistedQueries: false, generateHash: async (text) => createHash('sha256').update(text).digest('hex') }), fetchExchange],
  });
  const query = gql`query Known { me { name } customers(first: 1) { totalCount } }`;
  sent.length = 0;
  const first = await hashed.query(query, {}).toPromise();
  checks.equal(sent.map((body) => Boolean(JSON.parse(body).query)), [false, true], 'An unknown hash, then hash and text');
  sent.length = 0;
  const second = await hashed.query(query, {}).toPromise();
  checks.equal(sent.map((body) => Boolean(JSON.parse(body).query)), [false], 'A known hash alone');
  checks.that(first.data && JSON.stringify(second.data) === JSON.stringify(first.data), 'Both give the same answer', second.data);
}
