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

// What its markup says wrongly, or not at all, to who can't see it or has no mouse.
function mend() {
  for (const input of document.querySelectorAll('.CodeMirror textarea:not([aria-label])'))
    input.setAttribute('aria-label', input.closest('[aria-label]')?.getAttribute('aria-label') ?? 'Editor');

  // Its panes are taken out of the tabs' order although they scroll.
  for (const pane of document.querySelectorAll('.CodeMirror-scroll:not([role])')) {
    pane.setAttribute('tabindex', '0');
    pane.setAttribute('role', 'group');
    pane.setAttribute('aria-label', pane.closest('[aria-label]')?.getAttribute('aria-label') ?? 'Text');
  }

  // A tab that holds a cross of its own is none: these are a list of buttons, of which one is the current.
  for (const it of document.querySelectorAll('.graphiql-tabs[role], .graphiql-tab[role]')) it.removeAttribute('role');
  for (const tab of document.querySelectorAll('.graphiql-tab[aria-selected]')) {
    tab.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', tab.getAttribute('aria-selected') ?? 'false');
    tab.removeAttribute('aria-selected');
  }
  document.querySelector('#graphiql-session[role=tabpanel]')?.setAttribute('role', 'region');
}

const element = document.getElementById('graphiql');
if (element) {
  new MutationObserver(mend).observe(element, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-selected', 'role', 'tabindex'],
  });
  createRoot(element).render(
    <>
      <h1>OrderCloud GraphiQL</h1>
      <GraphiQL fetcher={fetcher} defaultQuery={start} />
    </>,
  );
}
