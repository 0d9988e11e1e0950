import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { Client, CombinedError, makeResult, Provider } from 'urql';
import { beforeAll, expect, it } from 'vitest';
import { delay, filter, fromValue, map, mergeMap, pipe } from 'wonka';
import { type Session, SessionContext } from '../app/session';
import type { CustomerFilterInput } from '../gql/graphql';
import i18n, { i18nReady } from '../i18n';
import { CustomerBox } from './CustomerBox';
import { MemberSelect } from './MemberSelect';
import { ScanBox } from './ScanBox';

const session = {
  memberId: 'm',
  language: 'en',
  permissions: [],
  tenant: { id: 't', name: 'T', currency: 'EUR', timeZone: 'UTC', language: 'en' },
} as unknown as Session;
const like = (names: string[], text: string) => names.filter((it) => it.toLowerCase().startsWith(text.toLowerCase()));
const variant = (sku: string) => ({
  __typename: 'Variant',
  id: sku,
  sku,
  option: null,
  unitPrice: 1,
  currency: 'EUR',
  active: sku !== 'OLD',
  product: { __typename: 'Product', id: `p${sku}`, name: sku, unit: 'piece', kind: 'STOCKED' },
});
const skus = ['MUG-1', 'MUG-2', 'JUG', '3XL-TEE', 'L-TEE', '123X', 'OLD', 'OLDER'];
const people = ['Abel', 'Bert', 'Cora'];
const found = (names: string[]) => names.map((name) => ({ id: name, name, code: name, displayName: name, blocked: false }));
const line = { isCut: false };

/** A server that answers each question a moment after the person has gone on. */
const client = new Client({
  url: 'http://localhost/graphql',
  preferGetMethod: false,
  exchanges: [
    () => (operations) =>
      pipe(
        operations,
        filter((it) => it.kind === 'query'),
        mergeMap((it) => {
          const { code, where, ...typed } = it.variables as { code?: string; text?: string; where?: CustomerFilterInput };
          const text = typed.text ?? where?.or?.find((one) => one.code)?.code?.istartsWith ?? '';
          const sku = skus.find((one) => one.toLowerCase() === code?.toLowerCase());
          const data = {
            variantByCode: sku ? variant(sku) : null,
            variants: {
              nodes: like(skus, text)
                .map(variant)
                .filter((one) => one.active),
            },
            products: { nodes: [] },
            customers: { nodes: found(like(people, text)) },
            members: { nodes: found(like(people, text)) },
            nodes: [],
          };
          const error = new CombinedError({ networkError: new Error('cut') });

          return pipe(
            fromValue(it),
            map((operation) => makeResult(operation, { data })),
            map((answer) => (line.isCut ? { ...answer, data: undefined, error } : answer)),
            delay(150),
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

const user = userEvent.setup({ pointerEventsCheck: 0 });
const show = (it: ReactNode) =>
  render(
    <Provider value={client}>
      <App>
        <SessionContext value={session}>
          <Suspense>{it}</Suspense>
        </SessionContext>
      </App>
    </Provider>,
  );
const rest = (time: number) => act(() => new Promise((go) => setTimeout(go, time)));

function scan() {
  const taken: string[] = [];
  show(<ScanBox onFound={(it, quantity) => taken.push(`${quantity} ${it.sku}`)} />);

  return taken;
}

it('The scan box takes no proposal that was for an earlier text', async () => {
  const taken = scan();
  const input = await screen.findByRole('combobox');
  await user.type(input, 'MUG');
  await screen.findAllByRole('option');
  await user.clear(input);
  await user.type(input, 'JUG{Enter}');

  await waitFor(() => expect(taken).toEqual(['1 JUG']));
});

it('A code that begins like a number of times is first of all a code', async () => {
  const taken = scan();
  const input = await screen.findByRole('combobox');
  await user.type(input, '3XL-TEE{Enter}');
  await user.type(input, '123X{Enter}');
  await user.type(input, '2xJUG{Enter}');

  await waitFor(() => expect(taken).toEqual(['1 3XL-TEE', '1 123X', '2 JUG']));
});

it('What is no longer sold is no other one whose code begins alike', async () => {
  const taken = scan();
  await user.type(await screen.findByRole('combobox'), 'OLD{Enter}');

  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no longer sold'));
  expect(taken).toEqual([]);
});

it('A broken line is not told as a code that nobody knows', async () => {
  scan();
  line.isCut = true;
  await user.type(await screen.findByRole('combobox'), 'JUG{Enter}');

  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain("can't be reached"));
  line.isCut = false;
});

function Payer({ first, onTake }: { first?: string; onTake: (id: string | undefined) => void }) {
  const [value, setValue] = useState(first);

  return (
    <CustomerBox
      value={value}
      name={value}
      onChange={(id) => {
        setValue(id);
        onTake(id);
      }}
    />
  );
}

it('Enter on a customer waits for those of the text that stands there', async () => {
  const taken: (string | undefined)[] = [];
  show(<Payer onTake={(id) => taken.push(id)} />);
  const input = await screen.findByRole('combobox');
  await user.click(input);
  // The first few are there, Abel before all.
  await screen.findByTitle('Abel');
  await user.type(input, 'Ber{Enter}');
  await rest(20);
  expect(taken).toEqual([]);

  await waitFor(() => expect(taken).toEqual(['Bert']));
});

it('A chosen customer gives way to the one that is typed', async () => {
  const taken: (string | undefined)[] = [];
  show(<Payer first="Abel" onTake={(id) => taken.push(id)} />);
  const input = await screen.findByRole('combobox');
  await user.type(input, 'Cor');
  await rest(400);

  expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('Cora');
  expect(screen.queryByRole('option', { name: 'Abel' })).toBeNull();
  await user.clear(input);
  await user.type(input, 'Ber{Tab}');
  await waitFor(() => expect(taken).toEqual(['Bert']));
});

it('Enter on a member waits, too, and adds to those that are chosen', async () => {
  const taken: string[][] = [];
  show(<MemberSelect label="Members" isMany value={['Abel']} onChange={(ids) => taken.push(ids)} />);
  const input = await screen.findByRole('combobox');
  await rest(250);
  await user.type(input, 'Ber{Enter}');
  expect(taken).toEqual([]);

  await waitFor(() => expect(taken).toEqual([['Abel', 'Bert']]));
});
