import { open } from './browser.mjs';
import { check, scene } from './report.mjs';
import { confirmed, stocked } from './warehouse.mjs';

const order = 'order { id number version }';

/** What sales do with single orders, beside the straight way. */
export async function sales(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    await scene('What the rules reject, and what happened to an order, is told in words', () => inWords(base, page, server), page);
    await scene('A row opens beside the list, and leads to its page', () => rowDrawer(base, page), page);
    await scene('Money that came without a word is matched later, and taken back with a reason', () => money(base, page, server), page);
    check('sales see no error', desk.faults.length === 0, desk.faults.join(' | '));
  } finally {
    await desk.close();
  }
}

async function inWords(base, page, server) {
  const variantId = await stocked(server, 'Pewter spoon', 'SPOON', 20);
  const customer = (await server.give('createCustomer', { name: 'Lapsed & Sons' }, 'customer { id version }')).customer;
  await server.give('blockCustomer', { id: customer.id, expectedVersion: customer.version }, 'customer { id }');
  const shipTo = { recipient: 'Lapsed & Sons', line1: '1 Dock Road', city: 'Hull', countryCode: 'GB' };
  let draft = (await server.give('createOrder', { customerId: customer.id, shipTo, lines: [{ variantId, quantity: 1 }] }, order)).order;
  const me = (await server.ask('{ members(first: 1) { nodes { id } } }')).nodes[0].id;
  draft = (await server.give('assignOrder', { id: draft.id, expectedVersion: draft.version, assigneeId: me }, order)).order;
  await server.give('submitOrder', { id: draft.id, expectedVersion: draft.version }, order);
  await page.goto(`${base}/orders/${encodeURIComponent(draft.id)}`);
  const timeline = page.locator('.timeline');
  await timeline.getByText('Rejected').waitFor();
  const told = await timeline.innerText();
  check(
    'the timeline says why in words',
    told.includes('The customer Lapsed & Sons is blocked.') && !/Customer: Lapsed|verdict|\b[A-Z]+_[A-Z]+\b|FAIL/.test(told),
    told,
  );
  check('the timeline says whose it became', /Assigned[\s\S]*to /.test(told), told);
  check(
    'the page says why on top',
    (await page.getByRole('alert').first().innerText()).includes('The customer Lapsed & Sons is blocked.'),
    await page.getByRole('alert').first().innerText(),
  );
}

async function rowDrawer(base, page) {
  await page.goto(`${base}/orders`);
  const row = page.locator('tbody tr').filter({ hasText: /SO-/ }).first();
  const number = (await row.getByRole('link').first().innerText()).trim();
  await row.getByText(/£/).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(number).first().waitFor();
  check('the open row is in the address', new URL(page.url()).searchParams.has('open'), page.url());
  await page.reload();
  await drawer.getByText('Timeline').waitFor();
  await drawer.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('heading', { name: number, level: 1 }).waitFor();
}

async function money(base, page, server) {
  const variantId = await stocked(server, 'Felt slipper', 'FELT', 5);
  const sold = await confirmed(server, [{ variantId, quantity: 2 }]);
  const lost = await confirmed(server, [{ variantId, quantity: 1 }]);
  const receipt = (await server.give('recordReceipt', { method: 'BANK_TRANSFER', amount: 25 }, 'receipt { id number version }')).receipt;
  await page.goto(`${base}/payments/${encodeURIComponent(receipt.id)}`);
  const share = ({ number }) => page.getByRole('spinbutton', { name: new RegExp(number) });
  await share(sold).fill('10');
  await share(lost).fill('5');
  const { version } = await server.ask(`{ order(id: "${lost.id}") { version } }`);
  await server.give('cancelOrder', { id: lost.id, expectedVersion: version, reason: 'Changed his mind' }, order);
  await page.getByRole('button', { name: 'Match', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: lost.number }).waitFor();
  await share(lost).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Match', exact: true }).click();
  await page.locator('.payment').getByRole('link', { name: sold.number }).waitFor();
  const paid = () => server.ask(`{ order(id: "${sold.id}") { paymentStatus } }`);
  check('the order is paid', (await paid()).paymentStatus === 'PAID');
  await page.getByRole('heading', { name: 'History' }).waitFor();

  await page.getByRole('button', { name: 'Reverse' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('The bank took it back');
  await page.getByRole('dialog').getByRole('button', { name: 'Reverse' }).click();
  await page.getByRole('alert').getByText('The bank took it back').waitFor();
  check('the order is no longer paid', (await paid()).paymentStatus === 'UNPAID');
}
