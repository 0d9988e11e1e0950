import { open } from './browser.mjs';
import { check, scene } from './report.mjs';
import { confirmed, stocked } from './warehouse.mjs';

/** What must be there once, and as it was typed: where an answer is lost, a draft is left, or somebody else writes meanwhile. */
export async function once(base, cookies, server) {
  const browser = await open('desktop', { cookies });
  const { page } = browser;

  try {
    await scene(
      'Goods whose receipt was not answered are received once, press again as one may',
      () => lostAnswer(base, page, server),
      page,
    );
    await scene('An order that was not submitted is gone on with as its draft', () => leftDraft(base, page, server), page);
    await scene("An address that is added takes nobody's change along", () => othersPhone(base, page, server), page);
    await scene('A payment stays as typed when its order changes', () => typedPayment(base, page, server), page);
    const faults = browser.faults.filter((it) => !/ERR_FAILED|Failed to fetch/.test(it));
    check('nothing else goes wrong', faults.length === 0, faults.join(' | '));
  } finally {
    await browser.close();
  }
}

async function lostAnswer(base, page, server) {
  const variantId = await stocked(server, 'Birch tray', 'BIRCHTRAY', 1);
  await page.goto(`${base}/stock/receive`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.fill('3*BIRCHTRAY');
  await box.press('Enter');
  await page.getByText('1 available now').waitFor();
  let isLost = false;
  await page.route('**/graphql', async (route) => {
    if (isLost || !route.request().postData()?.includes('receiveStock')) return route.fallback();

    // The server has done it; its answer never comes.
    isLost = true;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Post' }).click();
  await page.getByText(/may have been done all the same/).waitFor();
  // As a phone does meanwhile.
  await page.reload();
  await page.getByText('Birch tray').waitFor();
  await page.getByRole('button', { name: 'Post' }).click();
  await page.getByText(/was not done again/).waitFor();
  await page.waitForURL(`${base}/stock`);
  await page.unroute('**/graphql');
  const { stock } = await server.ask(`{ node(id: "${variantId}") { ... on Variant { stock { onHand } } } }`);
  check('what came in is there once', Number(stock.onHand) === 4, `${stock.onHand}`);
}

async function leftDraft(base, page, server) {
  const { customer } = await server.give(
    'createCustomer',
    {
      name: 'Wharf Stores',
      addresses: [{ recipient: 'Wharf Stores', line1: '4 Wharf Row', city: 'Hull', countryCode: 'GB', uses: ['SHIPPING'] }],
    },
    'customer { id version }',
  );
  await stocked(server, 'Ash bowl', 'ASHBOWL', 9);
  await page.goto(`${base}/orders/new`);
  const payer = page.getByRole('combobox', { name: 'Customer' });
  await payer.pressSequentially('Wharf', { delay: 5 });
  await payer.press('Enter');
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await page.getByText('4 Wharf Row').first().waitFor();
  await box.fill('2*ASHBOWL');
  await box.press('Enter');
  await page.getByRole('spinbutton', { name: /Quantity.*Ash bowl|Ash bowl.*Quantity/i }).waitFor();
  const errors = [{ __typename: 'InvalidInputError', message: 'Not today.', code: 'INVALID_INPUT', field: null }];
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('submitOrder(')
      ? route.fulfill({ json: { data: { submitOrder: { __typename: 'SubmitOrderPayload', order: null, errors } } } })
      : route.fallback(),
  );
  await page.getByRole('button', { name: /^Submit/ }).click();
  await page.getByText('Not today.').waitFor();
  await page.unroute('**/graphql');

  await server.give('blockCustomer', { id: customer.id, expectedVersion: customer.version }, 'customer { id }');
  await page.goto(`${base}/orders/new`);
  await page.waitForURL(/\/orders\/[^/]+\/edit$/);
  // The draft's customer is looked up: he is blocked by now.
  await page.getByText('This customer is blocked', { exact: false }).waitFor();
  const { totalCount } = await server.ask(`{ orders(where: { customer: { name: { eq: "Wharf Stores" } } }) { totalCount } }`);
  check('there is one draft', totalCount === 1, `${totalCount}`);
  await page.goto(`${base}/orders/new`);
  await page.getByRole('heading', { name: 'New order' }).waitFor();
  check('the next order is a new one', await page.getByText('Ash bowl').isHidden());
}

async function othersPhone(base, page, server) {
  const { customer } = await server.give(
    'createCustomer',
    { name: 'Ida Moor', phone: '+44 1', countryCode: 'GB' },
    'customer { id version }',
  );
  await page.goto(`${base}/customers/${encodeURIComponent(customer.id)}`);
  await page.getByLabel('Name').first().fill('Ida Moore');
  await server.give('updateCustomer', { id: customer.id, expectedVersion: customer.version, phone: '+44 2' }, 'customer { id }');
  await page.getByRole('button', { name: 'Add an address' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#address_line1').fill('1 Moor Lane');
  await dialog.locator('#address_city').fill('York');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 Moor Lane').first().waitFor();
  await page.locator('.page-actions').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').getByText('+44 2').first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Saved.').waitFor();
  const now = (await server.ask(`{ customers(first: 1, where: { name: { eq: "Ida Moore" } }) { nodes { phone } } }`)).nodes[0];
  check('the other’s phone is kept', now?.phone === '+44 2', JSON.stringify(now));
}

async function typedPayment(base, page, server) {
  const variantId = await stocked(server, 'Elm board', 'ELM', 9);
  const order = await confirmed(server, [{ variantId, quantity: 2 }]);
  await page.goto(`${base}/payments/new?order=${encodeURIComponent(order.id)}`);
  const amount = page.getByRole('spinbutton', { name: /^Amount/ });
  await page.waitForFunction(() => document.querySelector('#amount')?.value?.startsWith('10'));
  await page.waitForTimeout(1_500);
  await amount.fill('4');
  await server.give('recordReceipt', { method: 'CASH', amount: 3, matches: [{ orderId: order.id, amount: 3 }] }, 'receipt { id }');
  await page.waitForTimeout(2_500);
  check('the amount is the one that was typed', Number(await amount.inputValue()) === 4, await amount.inputValue());
}
