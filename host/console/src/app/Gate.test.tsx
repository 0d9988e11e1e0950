import { act, render, screen } from '@testing-library/react';
import { Client, CombinedError, type Exchange, makeResult, Provider } from 'urql';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { filter, map, pipe } from 'wonka';
import { i18nReady } from '../i18n';
import { askAgain, askAgainExchange } from './askAgain';
import { Gate } from './Gate';
import { useSession } from './session';

vi.mock('./account', () => ({ signInPage: () => '/account/sign-in' }));

const me = (permissions: string[], memberId = 'm1') => ({
  me: {
    kind: 'MEMBER',
    name: 'Ann',
    memberId,
    language: null,
    permissions,
    tenant: { id: 't1', name: 'Quay', currency: 'GBP', timeZone: 'Europe/London', language: 'en', signedUpAt: '', isDemo: false },
  },
  guardedFields: [],
});
let answer: object;
const [replace, assign] = [vi.spyOn(location, 'replace'), vi.spyOn(location, 'assign')];

beforeAll(async () => void (await i18nReady));
beforeEach(() => {
  for (const it of [replace, assign]) it.mockReset().mockReturnValue();
});

/** The console behind its gate, and a way to have the server asked who is there. */
async function console() {
  const server: Exchange = () => (operations) =>
    pipe(
      operations,
      filter((it) => it.kind === 'query'),
      map((it) => makeResult(it, { ...answer } as never)),
    );
  const client = new Client({ url: 'http://localhost/graphql', preferGetMethod: false, exchanges: [askAgainExchange, server] });
  const asked = vi.spyOn(client, 'executeRequestOperation');
  const Rights = () => <p>{useSession().permissions.join(' and ')}</p>;
  await act(async () => {
    render(
      <Provider value={client}>
        <Gate>
          <Rights />
        </Gate>
      </Provider>,
    );
  });
  const operation = asked.mock.calls[0]?.[0];
  if (!operation) throw new Error('Nobody was asked.');

  return {
    again: () => act(async () => askAgain(client, client.createRequestOperation('query', operation, { requestPolicy: 'network-only' }))),
  };
}

test('whoever is signed in comes in at once, and follows his role when it is edited', async () => {
  answer = { data: me(['orders:read', 'orders:import']) };
  const { again } = await console();
  expect(screen.getByText('orders:read and orders:import')).toBeTruthy();
  expect(replace).not.toHaveBeenCalled();

  answer = { data: me(['orders:read']) };
  await again();
  expect(screen.getByText('orders:read')).toBeTruthy();

  // What was known stays, should there be no answer.
  answer = { data: null, errors: [new CombinedError({ networkError: new Error('away') })] };
  await again();
  expect(screen.getByText('orders:read')).toBeTruthy();
  expect([replace.mock.calls, assign.mock.calls]).toEqual([[], []]);
});

test("a page doesn't go on as another person's", async () => {
  answer = { data: me(['orders:read']) };
  const { again } = await console();

  answer = { data: me(['catalog:read'], 'm2') };
  await again();
  expect(assign).toHaveBeenCalledWith('/');
  expect(screen.queryByText('catalog:read')).toBeNull();
});
