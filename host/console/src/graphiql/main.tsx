import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import '../app/nonce';
import 'graphiql/graphiql.css';
import './graphiql.css';

const start = `# Ctrl-Space completes, Ctrl-Enter asks.
# You see and do what your role may.
query Orders {
  orders(first: 10, order: [{ placedAt: DESC }]) {
    nodes { id number status total { amount currency } }
    pageInfo { endCursor hasNextPage }
  }
}
`;

// The session's cookie comes along by itself; the header is what no page of another site can send.
const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  headers: { 'GraphQL-preflight': '1' },
  enableIncrementalDelivery: false,
  wsClient: createClient({ url: `${location.origin.replace(/^http/, 'ws')}/graphql`, lazy: true }),
});

// Its editors don't say what they are for to who can't see them.
function label() {
  for (const input of document.querySelectorAll('.CodeMirror textarea:not([aria-label])'))
    input.setAttribute('aria-label', input.closest('[aria-label]')?.getAttribute('aria-label') ?? 'Editor');
}

const element = document.getElementById('graphiql');
if (element) {
  new MutationObserver(label).observe(element, { childList: true, subtree: true });
  createRoot(element).render(
    <>
      <h1>OrderCloud GraphiQL</h1>
      <GraphiQL fetcher={fetcher} defaultQuery={start} />
    </>,
  );
}
