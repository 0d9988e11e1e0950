// https://www.apollographql.com/docs/react: the client of most storefronts.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ApolloClient, HttpLink, InMemoryCache, gql } = require('@apollo/client/core');
const { createPersistedQueryLink } = require('@apollo/client/link/persisted-queries');

export default async function apollo(checks, host) {
  const sent = [];
  const http = new HttpLink({ uri: host.url, fetch: (url, init) => { sent.push(init?.body ?? url); return host.fetch(url, init); } });
  const client = new ApolloClient({ cache: new InMemoryCache(), link: http, defaultOptions: { query: { fetchPolicy: 'no-cache' } } });

  const { data } = await client.query({ query: gql`query Products($first: Int) { products(first: $first, order: [{ name: ASC }]) { nodes { id name } pageInfo { endCursor hasNextPage } } }`, variables: { first: 3 } });
  checks.that(Array.isArray(data.products.nodes), 'A page of products', data);

  const refused = await client.query({ query: gql`{ nothing }` }).then(() => null, (fault) => fault);
  const errors = refused?.networkError?.result?.errors ?? refused?.graphQLErrors;
  checks.equal([refused?.networkError?.statusCode, errors?.[0]?.extensions?.code], [400, 'VALIDATION_FAILED'], 'The error of an invalid query comes through its 400');

  const hashed = new ApolloClient({
    cache: new InMemoryCache(),
    link: createPersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') }).concat(http),
    defaultOptions: { query: { fetchPolicy: 'no-cache' } },
  });
  const query = gql`query Known { me { name } warehouses(first: 1) { totalCount } }`;
  sent.length = 0;
  const first = await hashed.query({ query });
  checks.equal(sent.map((body) => 'query' in JSON.parse(body)), [false, true], 'An unknown hash, then hash and text');
  sent.length = 0;
  const second = await hashed.query({ query });
  checks.equal(sent.map((body) => 'query' in JSON.parse(body)), [false], 'A known hash alone');
  checks.equal(second.data, first.data, 'Both give the same answer');
}
