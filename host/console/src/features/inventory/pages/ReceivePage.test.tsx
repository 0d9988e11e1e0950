import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { Suspense } from 'react';
import { Client, makeResult, Provider } from 'urql';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { delay, filter, fromValue, map, mergeMap, pipe } from 'wonka';
import { type Session, SessionContext } from '../../../app/session';
import i18n, { i18nReady } from '../../../i18n';
import { ReceivePage } from './ReceivePage';

vi.mock('@tanstack/react-router', () => ({
  useSearch: () => ({}),
  useRouter: () => ({ history: { push: () => undefined, replace: () => undefined } }),
}));

const posted: unknown[] = [];
const warehouses = ['North', 'South'].map((name, rank) => ({ __typename: 'Warehouse', id: name, name, rank, isActive: true, version: 1 }));
const mug = {
  __typename: 'Variant',
  id: 'MUG',
  sku: 'MUG',
  option: null,
  unitPrice: 1,
  currency: 'EUR',
  active: true,
  product: { __typename: 'Product', id: 'p', name: 'Mug', unit: 'KILOGRAM', kind: 'STOCKED' },
  stock: { __typename: 'StockTotals', variantId: 'MUG', available: 99 },
};

/** A server behind slow wifi; in the north there are 7 mugs, in the south none. */
const client = new Client({
  url: 'http://localhost/graphql',
  preferGetMethod: false,
  exchanges: [
    () => (operations) =>
      pipe(
        operations,
        filter((it) => it.kind !== 'teardown'),
        mergeMap((it) => {
          const { input, warehouseId } = it.variables as { input?: unknown; warehouseId?: string };
          if (input) posted.push(input);
          const north = [{ __typename: 'StockLevel', id: 'l', variantId: 'MUG', available: 7 }];
          const data = {
            variantByCode: mug,
            variants: { nodes: [] },
            products: { nodes: [] },
            warehouses: { nodes: warehouses },
            stockLevels: { nodes: warehouseId === 'North' ? north : [] },
          };
          const done = { receiveStock: { goodsReceipt: { id: 'g', number: 'GR-1' }, errors: null } };

          return pipe(
            fromValue(it),
            map((operation) => makeResult(operation, { data: input ? done : data })),
            delay(120),
          );
        }),
      ),
  ],
});

beforeAll(async () => {
  localStorage.setItem('oc.locale', 'en');
  await i18nReady;
  await i18n.changeLanguage('en');
  await i18n.loadNamespaces('inventory');
});
beforeEach(() => {
  sessionStorage.clear();
  posted.length = 0;
});

const user = userEvent.setup({ pointerEventsCheck: 0 });

function show(tenantId = 't', memberId = 'ann') {
  const tenant = { id: tenantId, name: 'T', currency: 'EUR', timeZone: 'UTC', language: 'en' };
  const session = { memberId, language: 'en', permissions: ['inventory:read'], tenant } as unknown as Session;

  return render(
    <Provider value={client}>
      <App>
        <SessionContext value={session}>
          <Suspense>
            <ReceivePage />
          </Suspense>
        </SessionContext>
      </App>
    </Provider>,
  );
}

const scan = async (text: string) => user.type(await screen.findByRole('combobox', { name: /SKU/ }), `${text}{Enter}`);
const post = () => screen.getByRole('button', { name: /Post/ });

it('Two presses while the last scan is looked up post once', async () => {
  show();
  await scan('MUG');
  await screen.findByText(/Mug/);
  await scan('MUG');
  await user.click(post());
  await user.click(post());

  await waitFor(() => expect(posted).toEqual([{ warehouseId: 'North', reference: null, lines: [{ variantId: 'MUG', quantity: 2 }] }]));
  await new Promise((go) => setTimeout(go, 400));
  expect(posted).toHaveLength(1);
});

it('A page that is loaded again has the whole document, and tells what its warehouse has', async () => {
  const { unmount } = show();
  await scan('MUG');
  await screen.findByText(/7 available now/);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Warehouse' }), 'South');
  await user.type(screen.getByRole('textbox', { name: /Delivery note/ }), 'DN-9');
  await screen.findByText(/0 available now/);
  unmount();

  show();
  await screen.findByText(/Mug/);
  await screen.findByRole('option', { name: 'South' });
  await user.click(post());

  await waitFor(() => expect(posted).toEqual([{ warehouseId: 'South', reference: 'DN-9', lines: [{ variantId: 'MUG', quantity: 1 }] }]));
});

it('What one has counted is not the next one’s, nor another company’s', async () => {
  const { unmount } = show();
  await scan('MUG');
  await screen.findByText(/Mug/);
  unmount();

  for (const [tenant, member] of [
    ['t', 'bob'],
    ['other', 'ann'],
  ] as const) {
    const page = show(tenant, member);
    await screen.findByRole('option', { name: 'North' });
    expect(screen.queryByText(/Mug/)).toBeNull();
    page.unmount();
  }
});

it('Parts of a whole add up to it', async () => {
  show();
  await scan('0.1*MUG');
  await scan('0.2*MUG');
  await waitFor(() => expect((screen.getByRole('spinbutton') as HTMLInputElement).value).toBe('0.3'));
});
