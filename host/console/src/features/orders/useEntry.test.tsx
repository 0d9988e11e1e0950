import { act, renderHook, waitFor } from '@testing-library/react';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { Client, makeResult, Provider } from 'urql';
import { beforeEach, expect, it } from 'vitest';
import { filter, map, pipe } from 'wonka';
import { type Session, SessionContext } from '../../app/session';
import type { OrderDetailFragment } from '../../gql/graphql';
import { empty } from './entry';
import { useEntry } from './useEntry';

const session = { memberId: 'ann', permissions: [], tenant: { id: 't', currency: 'EUR' } } as unknown as Session;
const money = (amount: number) => ({ amount, currency: 'EUR' });
const line = (id: string, quantity: number) => ({
  id,
  variantId: `v${id}`,
  sku: id,
  name: id,
  unit: 'PIECE',
  kind: 'STOCKED',
  quantity,
  unitPrice: 1,
  discount: money(0),
});
const order = (version: number, quantity: number) =>
  ({
    id: 'o',
    version,
    note: '',
    shipping: money(0),
    fees: money(0),
    lines: [line('a', quantity), line('b', 1)],
  }) as unknown as OrderDetailFragment;

/** What the server was told, and a server that takes no fives. */
const told: Record<string, unknown>[] = [];
let version = 1;
const client = new Client({
  url: 'http://localhost/graphql',
  preferGetMethod: false,
  exchanges: [
    () => (operations) =>
      pipe(
        operations,
        filter((it) => it.kind === 'mutation'),
        map((it) => {
          const { input } = it.variables as { input: { expectedVersion: number; quantity: number } };
          told.push(input);
          if (input.expectedVersion !== version)
            return makeResult(it, {
              data: { done: { order: null, errors: [{ code: 'VERSION_CONFLICT', message: '', current: order(version, 9) }] } },
            });
          if (input.quantity === 5)
            return makeResult(it, {
              data: { done: { order: null, errors: [{ code: 'INVALID', message: 'No fives', field: ['input', 'quantity'] }] } },
            });

          version++;

          return makeResult(it, { data: { done: { order: order(version, input.quantity), errors: null } } });
        }),
      ),
  ],
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <Provider value={client}>
    <App>
      <SessionContext value={session}>{children}</SessionContext>
    </App>
  </Provider>
);

beforeEach(() => {
  sessionStorage.clear();
  told.length = 0;
  version = 1;
});

it('A save of which a part is refused goes on from what was written', async () => {
  const { result } = renderHook(() => useEntry(order(1, 1), empty, false), { wrapper });
  await waitFor(() => expect(result.current).not.toBeNull());
  const put = (...quantities: number[]) =>
    act(() =>
      result.current.setEntry((now) => ({
        ...now,
        lines: now.lines.map((it, at) => ({ ...it, quantity: quantities[at] ?? it.quantity })),
      })),
    );

  put(3, 5);
  await act(async () => void (await result.current.save()));
  expect(result.current.marks.lines).toEqual({ 1: 'No fives' });
  expect(result.current.entry.lines.map((it) => it.quantity)).toEqual([3, 5]);

  put(3, 4);
  await act(async () => void (await result.current.save()));
  expect(result.current.conflict).toBeNull();
  expect(told.at(-1)).toMatchObject({ expectedVersion: 2, lineId: 'b', quantity: 4 });
  expect(told).toHaveLength(3);
});
