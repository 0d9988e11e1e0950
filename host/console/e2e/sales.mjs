import { open } from './browser.mjs';
import { check, scene } from './report.mjs';
import { stocked } from './warehouse.mjs';

const order = 'order { id number version }';

/** What sales do with single orders, beside the straight way. */
export async function sales(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    await scene('What the rules reject, and what happened to an order, is told in words', () => inWords(base, page, server), page);
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
  check('the timeline says why in words', told.includes('The customer Lapsed & Sons is blocked.') && !/Customer: Lapsed/.test(told), told);
  check('the timeline says whose it became', /Assigned[\s\S]*to /.test(told), told);
  check(
    'the page says why on top',
    (await page.getByRole('alert').first().innerText()).includes('The customer Lapsed & Sons is blocked.'),
    await page.getByRole('alert').first().innerText(),
  );
}
