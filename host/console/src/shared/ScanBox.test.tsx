import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { createRef, Suspense } from 'react';
import { Client, makeResult, Provider } from 'urql';
import { beforeAll, expect, it } from 'vitest';
import { delay, filter, fromValue, map, mergeMap, pipe } from 'wonka';
import { type Session, SessionContext } from '../app/session';
import i18n, { i18nReady } from '../i18n';
import { ScanBox, type ScanBoxRef } from './ScanBox';

const session = {
  kind: 'MEMBER',
  name: 'Ann',
  memberId: 'm',
  language: 'en',
  permissions: ['inventory:read'],
  tenant: { id: 't', name: 'T', currency: 'EUR', timeZone: 'UTC', language: 'en', signedUpAt: '2026-01-01T00:00:00Z' },
} as Session;
const variant = (sku: string) => ({
  __typename: 'Variant',
  id: sku,
  sku,
  option: null,
  unitPrice: 1,
  currency: 'EUR',
  active: true,
  product: { __typename: 'Product', id: `p${sku}`, name: sku, unit: 'piece', kind: 'STOCKED' },
  stock: null,
});
const known = ['MUG', 'JUG'];

/** A server that takes its time, as over a poor line. */
const client = new Client({
  url: 'http://localhost/graphql',
  preferGetMethod: false,
  exchanges: [
    () => (operations) =>
      pipe(
        operations,
        filter((it) => it.kind === 'query'),
        mergeMap((it) => {
          const { code } = it.variables as { code?: string };
          const data = code
            ? { variantByCode: known.includes(code.toUpperCase()) ? variant(code.toUpperCase()) : null }
            : { variants: { nodes: [] }, products: { nodes: [] } };

          return pipe(
            fromValue(it),
            map((operation) => makeResult(operation, { data })),
            delay(80),
          );
        }),
      ),
  ],
});

beforeAll(async () => {
  localStorage.setItem('oc.locale', 'en');
  await i18nReady;
  await i18n.changeLanguage('en');
});

function show() {
  const found: string[] = [];
  const box = createRef<ScanBoxRef>();
  render(
    <Provider value={client}>
      <App>
        <SessionContext value={session}>
          <Suspense>
            <ScanBox ref={box} onFound={(it, quantity) => found.push(`${quantity} ${it.sku}`)} />
          </Suspense>
        </SessionContext>
      </App>
    </Provider>,
  );

  return { found, box };
}

it('What is scanned while the code before is looked up is not lost', async () => {
  const { found } = show();
  const user = userEvent.setup({ pointerEventsCheck: 0 });

  await user.type(await screen.findByRole('combobox'), '3*MUG{Enter}JUG{Enter}');

  await waitFor(() => expect(found).toEqual(['3 MUG', '1 JUG']));
});

it('A code that nothing matches is kept, and the next one is taken', async () => {
  const { found } = show();
  const user = userEvent.setup({ pointerEventsCheck: 0 });

  await user.type(await screen.findByRole('combobox'), 'NONE{Enter}MUG{Enter}');

  await waitFor(() => expect(found).toEqual(['1 MUG']));
  expect(screen.getByRole('alert').textContent).toContain('NONE');
});

it('Whoever goes on waits for what is being looked up, and is told what is left', async () => {
  const { found, box } = show();
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const input = await screen.findByRole('combobox');

  await user.type(input, 'MUG{Enter}');
  expect(found).toEqual([]);
  expect(await box.current?.settle()).toBe(true);
  expect(found).toEqual(['1 MUG']);

  await user.type(input, 'JU');
  expect(await box.current?.settle()).toBe(false);

  await user.clear(input);
  await user.type(input, 'NONE{Enter}');
  expect(await box.current?.settle()).toBe(false);
});
