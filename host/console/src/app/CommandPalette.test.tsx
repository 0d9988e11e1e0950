import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { Client, makeResult, Provider } from 'urql';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { delay, filter, fromValue, map, mergeMap, pipe } from 'wonka';
import i18n, { i18nReady } from '../i18n';
import CommandPalette from './CommandPalette';
import { type Session, SessionContext } from './session';

const gone: string[] = [];
vi.mock('@tanstack/react-router', () => ({ useRouter: () => ({ history: { push: (href: string) => gone.push(href) } }) }));

/** A server that answers a moment after the person has gone on. */
const client = new Client({
  url: 'http://localhost/graphql',
  preferGetMethod: false,
  exchanges: [
    () => (operations) =>
      pipe(
        operations,
        filter((it) => it.kind === 'query'),
        mergeMap((it) => {
          const { text = '' } = it.variables as { text?: string };
          const nodes = ['Abel', 'Bert'].filter((name) => name.startsWith(text)).map((name) => ({ id: name, name, code: name }));

          return pipe(
            fromValue(it),
            map((operation) => makeResult(operation, { data: { customers: { nodes } } })),
            delay(150),
          );
        }),
      ),
  ],
});
const session = {
  memberId: 'ann',
  permissions: ['customers:read', 'orders:read', 'inventory:read', 'tenancy:read-settings'],
  tenant: { id: 't' },
} as unknown as Session;

beforeAll(async () => {
  localStorage.setItem('oc.locale', 'en');
  await i18nReady;
  await i18n.changeLanguage('en');
});
beforeEach(() => {
  gone.length = 0;
  render(
    <Provider value={client}>
      <SessionContext value={session}>
        <Suspense>
          <CommandPalette onClose={() => undefined} />
        </Suspense>
      </SessionContext>
    </Provider>,
  );
});

const user = userEvent.setup({ pointerEventsCheck: 0 });

it('Enter on a record waits for those of the text that stands there', async () => {
  const input = await screen.findByRole('combobox');
  await user.type(input, 'Abel');
  await screen.findByRole('option', { name: /Abel/ });
  await user.clear(input);
  await user.type(input, 'Bert{Enter}');
  expect(gone).toEqual([]);

  await waitFor(() => expect(gone).toEqual(['/customers/Bert']));
});

it('A page is there at once', async () => {
  const input = await screen.findByRole('combobox');
  await user.type(input, 'Orders{Enter}');

  expect(gone).toEqual(['/orders']);
});

it('A part of the settings is found by its name, by those who may open it', async () => {
  const input = await screen.findByRole('combobox');
  await user.type(input, 'Warehouses');
  await screen.findByRole('option', { name: /Warehouses.*Settings/ });
  await user.clear(input);
  await user.type(input, 'Roles');
  expect(screen.queryByRole('option')).toBeNull();

  await user.clear(input);
  await user.type(input, 'Warehouses{Enter}');
  expect(gone).toEqual(['/settings?part=warehouses']);
});
