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
    await scene(
      'An offer is written with a discount, an end and a bill to another address; edited, it shows them',
      () => offer(base, page, server),
      page,
    );
    await scene(
      'Two write the same draft: each field and line is one of theirs, and nothing is lost',
      () => sameDraft(base, page, server),
      page,
    );
    await scene('A line says what its customer paid the last time, and takes it over', () => lastPrice(base, page, server), page);
    await scene("Yesterday's cash is recorded with yesterday's date", () => yesterday(base, page, server), page);
    await scene('The list of orders is narrowed to whose they are, and to amounts', () => narrowed(base, page, server), page);
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
  const timeline = page.locator('.timeline').first();
  await timeline.getByText('Rejected', { exact: true }).first().waitFor();
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

async function offer(base, page, server) {
  await stocked(server, 'Cedar chest', 'CEDAR', 5, { unitPrice: 40 });
  await page.goto(`${base}/orders/new`);
  const clear = page.getByRole('button', { name: 'Start over' });
  await page.getByRole('combobox', { name: 'SKU, barcode or name' }).fill('2*CEDAR');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Discount Cedar chest' }).click();
  const ask = page.getByRole('dialog');
  await ask.getByLabel(/^Off the whole line/).fill('5.5');
  await ask.getByRole('button', { name: 'Save' }).click();
  await ask.getByText('Please fill this in.').waitFor();
  await ask.getByLabel('Reason').fill('Scratched lid');
  await ask.getByRole('button', { name: 'Save' }).click();
  await page.getByText('−£5.50 Scratched lid').waitFor();
  check('the total is what is left', (await page.getByRole('status', { name: 'Total' }).innerText()) === '£74.50');
  check('what is typed can be cleared', await clear.isVisible());
  await page.getByLabel('Valid until').fill('2099-12-31');
  await page.getByLabel('Valid until').press('Enter');
  await page.locator('.panel').filter({ hasText: 'Bill to' }).getByRole('button', { name: 'Add an address' }).click();
  const bill = page.getByRole('dialog').filter({ hasText: 'Bill to' });
  for (const [label, text] of [
    ['Recipient', 'Head office'],
    ['Address', '1 Quay'],
    ['City', 'Hull'],
  ])
    await bill.getByLabel(label, { exact: true }).fill(text);
  await bill.locator('#billTo_countryCode').fill('United K');
  await page.keyboard.press('Enter');
  await bill.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Head office').first().waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.waitForURL(/\/edit$/);
  await page.reload();
  await page.getByText('−£5.50 Scratched lid').waitFor();
  const verdict = page.getByRole('region', { name: 'If it were submitted now' });
  await verdict.getByText('passed').waitFor();
  check('the saved draft tells its tax and total', /Tax[\s\S]*Total\s*£74\.50/.test(await verdict.innerText()), await verdict.innerText());
  await page.getByLabel('Quantity of Cedar chest').fill('9');
  await verdict.getByText('CEDAR: 9 wanted, 5 available.').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('Draft saved.').first().waitFor();
  await page.getByLabel('Quantity of Cedar chest').fill('2');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await verdict.getByText('passed').waitFor();
  check('edited, the total is the same', (await page.getByRole('status', { name: 'Total' }).innerText()) === '£74.50');
  const id = decodeURIComponent(/orders\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '');
  const made = await server.ask(`{ order(id: "${id}") { validUntil billTo { recipient } total { amount } } }`);
  check(
    'the offer ends with the day',
    made.validUntil === '2099-12-31T23:59:59Z' || /^2099-12-31T23:59:59/.test(made.validUntil),
    made.validUntil,
  );
  check('the bill goes elsewhere', made.billTo?.recipient === 'Head office' && Number(made.total.amount) === 74.5, JSON.stringify(made));
}

async function sameDraft(base, page, server) {
  const [pot, lid] = [await stocked(server, 'Clay pot', 'CLAY', 9), await stocked(server, 'Clay lid', 'LID', 9)];
  const parts = 'order { id version note lines { id sku quantity unitPrice } }';
  const lines = [
    { variantId: pot, quantity: 1 },
    { variantId: lid, quantity: 1 },
  ];
  const draft = (await server.give('createOrder', { lines, note: 'Ring twice' }, parts)).order;
  await page.goto(`${base}/orders/${encodeURIComponent(draft.id)}/edit`);
  await page.getByLabel('Quantity of Clay pot').fill('4');
  const line = draft.lines.find((it) => it.sku === 'LID');
  const theirs = (
    await server.give('updateOrderLine', { id: draft.id, expectedVersion: draft.version, lineId: line.id, unitPrice: 4.25 }, parts)
  ).order;
  await server.give('updateOrder', { id: draft.id, expectedVersion: theirs.version, note: 'Ring once' }, parts);
  await page.getByRole('button', { name: 'Save draft' }).click();
  const ask = page.getByRole('dialog').filter({ hasText: 'Somebody else saved meanwhile' });
  check('the line that one changed is proposed as his', await ask.getByRole('radio', { name: /CLAY, Yours/ }).isChecked());
  check('the line that the other changed is proposed as hers', await ask.getByRole('radio', { name: /LID, Saved by.*4\.25/ }).isChecked());
  check('so is the note', await ask.getByRole('radio', { name: /Note, Saved by/ }).isChecked());
  await ask.getByRole('button', { name: 'Save this' }).click();
  await page.getByText('Draft saved.').waitFor();
  const now = await server.ask(`{ order(id: "${draft.id}") { note lines { sku quantity unitPrice } } }`);
  const told = `${now.note}; ${now.lines.map((it) => `${Number(it.quantity)} ${it.sku} ${Number(it.unitPrice)}`).join(', ')}`;
  check('nothing of either is lost', told === 'Ring once; 4 CLAY 5, 1 LID 4.25', told);
}

async function yesterday(base, page, server) {
  await page.goto(`${base}/payments/new`);
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel(/^Amount/).fill('12');
  await page.getByLabel('Received').fill(day);
  await page.getByLabel('Received').press('Enter');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForURL(/payments\/(?!new)/);
  const id = decodeURIComponent(page.url().split('/').at(-1) ?? '');
  const { receivedAt } = await server.ask(`{ receipt(id: "${id}") { receivedAt } }`);
  check('it came yesterday', receivedAt.startsWith(day), receivedAt);
}

async function narrowed(base, page, server) {
  const variantId = await stocked(server, 'Gilt frame', 'GILT', 9, { unitPrice: 777 });
  const draft = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, order)).order;
  const me = (await server.ask('{ me { memberId } }')).memberId;
  await server.give('assignOrder', { id: draft.id, expectedVersion: draft.version, assigneeId: me }, order);
  const rows = page.locator('tbody tr');
  await page.goto(`${base}/orders`);
  await page.getByLabel('From GBP').fill('700');
  await page.getByLabel('From GBP').press('Enter');
  await page.waitForURL(/least=700/);
  await page.getByText('1 entry').waitFor();
  check('only dear ones are left', (await rows.count()) === 1 && (await rows.first().innerText()).includes('£777.00'));
  const whose = page.getByRole('combobox', { name: 'Assigned to' });
  await whose.fill('Nobody');
  await whose.press('Enter');
  await page.getByText('No order matches').waitFor();
  await whose.fill('Mine');
  await whose.press('Enter');
  await page.getByText('1 entry').waitFor();
}

async function lastPrice(base, page, server) {
  const variantId = await stocked(server, 'Beech tray', 'BEECH', 9, { unitPrice: 20 });
  const { customer } = await server.give('createCustomer', { name: 'Granary Deli' }, 'customer { id }');
  await confirmed(server, [{ variantId, quantity: 2, unitPrice: 17.5 }], {
    customerId: customer.id,
    shipTo: { recipient: 'Granary Deli', line1: '1 Mill Lane', city: 'Leeds', countryCode: 'GB' },
  });
  await page.goto(`${base}/orders/new`);
  await page.keyboard.type('granary', { delay: 40 });
  await page.locator('.ant-select-item-option-active').filter({ hasText: 'Granary Deli' }).waitFor();
  await page.keyboard.press('Enter');
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.fill('BEECH');
  await box.press('Enter');
  await page.getByRole('button', { name: 'last £17.50 Beech tray' }).click();
  await page.getByRole('menuitem', { name: /2 × £17\.50/ }).click();
  check('its price is that', (await page.getByLabel('Price of Beech tray').inputValue()) === '17.50');
  await page.getByRole('button', { name: 'Start over' }).click();
}
