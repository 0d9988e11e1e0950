import { readFileSync } from 'node:fs';
import { invite } from './account.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';
import { confirmed, stocked, wave } from './warehouse.mjs';

/** What is done to one order and taken back, and to all that match; what is on hold; what is found by its sound. */
export async function many(base, cookies, server) {
  const browser = await open('desktop', { cookies });
  const { page } = browser;

  try {
    await scene('An order is put on hold, found by its reason, and released by Undo', () => undone(base, page, server), page);
    await scene('A product taken off sale is sold again by Undo', () => soldAgain(base, page, server), page);
    await scene('An order that nobody has saved is judged as it is typed', () => judged(base, page, server), page);
    await scene('What is typed while a draft is being saved stays', () => typedOn(base, page, server), page);
    await scene('What is scanned right before an order is submitted goes with it, and nothing after', () => shut(base, page, server), page);
    await scene('What is typed into a draft outlives another page, and a change by another', () => typedBack(base, page, server), page);
    await scene(
      'A command reaches all orders that match, tells what was refused, and is taken back for all',
      () => allThatMatch(base, page, server),
      page,
    );
    await scene('The bell tells what payments are to be matched, and leads to them', () => toMatch(base, page, server), page);
    await scene('Of many open orders the one that was paid is found, and stays in sight', () => paidOne(base, page, server), page);
    await scene('A Chinese name is found by its pinyin at order entry', () => bySound(base, page, server), page);
    await scene('A Chinese customer is found by pinyin wherever customers are looked for', () => calledBySound(base, page, server), page);
    check('with many orders no error is seen', browser.faults.length === 0, browser.faults.join(' | '));
  } finally {
    await browser.close();
  }
  const hand = await open('phone', { cookies });
  try {
    await scene(
      'All shipments that match are begun at once, and their slips are one print',
      () => wave(base, hand.page, server),
      hand.page,
    );
    check('the hand sees no error', hand.faults.length === 0, hand.faults.join(' | '));
  } finally {
    await hand.close();
  }
  await scene('A Chinese menu is found by its pinyin', () => menuBySound(base, cookies));
  await scene('Who may see neither phones nor e-mail addresses finds customers all the same', () => withoutFields(base, server));
}

async function undone(base, page, server) {
  const variantId = await stocked(server, 'Oak shelf', 'SHELF', 9);
  const order = await confirmed(server, [{ variantId, quantity: 1 }]);
  const now = async () => server.ask(`{ order(id: "${order.id}") { onHold holdReason timeline { kind } } }`);
  const hold = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Put on hold' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('The bank will call');
    await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
  };
  await page.goto(`${base}/orders/${encodeURIComponent(order.id)}`);
  await hold();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  const { onHold, timeline } = await now();
  check(
    'it was released by a command of its own',
    !onHold &&
      timeline
        .map((it) => it.kind)
        .slice(-2)
        .join() === 'HELD,RELEASED',
    JSON.stringify(timeline),
  );

  await hold();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.goto(`${base}/orders`);
  const view = page.getByRole('button', { name: /^On hold ?\d/ });
  await view.click();
  await page.waitForURL(/hold=yes/);
  const row = page.locator('tbody tr').filter({ hasText: order.number });
  await row.getByText('The bank will call').waitFor();
  const count = Number(/\d+/.exec(await view.innerText())[0]);
  check('the view counts what it lists', (await page.locator('tbody tr').count()) === count, count);
  await page.getByRole('button', { name: 'On hold', exact: true, pressed: true }).click();
  await page.waitForURL((url) => !url.search.includes('hold'));
}

async function soldAgain(base, page, server) {
  const made = await server.give(
    'createProduct',
    { name: 'Copper pan', kind: 'STOCKED', variants: [{ sku: 'COPPER', unitPrice: 60 }] },
    'product { id }',
  );
  await page.goto(`${base}/products/${encodeURIComponent(made.product.id)}`);
  await page.getByRole('button', { name: 'Stop selling' }).click();
  await page.getByRole('button', { name: 'Sell again' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Stop selling' }).waitFor();
  // What comes next goes by the version that Undo has left.
  await page.getByLabel('Name').fill('Copper pan, large');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
}

async function judged(base, page, server) {
  await stocked(server, 'Pine bench', 'BENCH', 2);
  const count = async () => (await server.ask('{ orders { totalCount } }')).totalCount;
  const before = await count();
  await page.goto(`${base}/orders/new`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.fill('3*BENCH');
  await box.press('Enter');
  const verdict = page.getByRole('region', { name: 'If it were submitted now' });
  await verdict.getByText('BENCH: 3 wanted, 2 available.').waitFor();
  await verdict.getByText('needs review').waitFor();
  await page.getByLabel('Quantity of Pine bench').fill('2');
  await verdict.getByText('passed').waitFor();
  check('nothing was saved for it', (await count()) === before);
  await page.getByRole('button', { name: 'Start over' }).click();
  await verdict.waitFor({ state: 'detached' });
}

async function typedOn(base, page, server) {
  await stocked(server, 'Larch stool', 'LARCH', 5);
  await stocked(server, 'Birch stool', 'BIRCH', 5);
  await page.goto(`${base}/orders/new`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  const scan = async (code) => {
    await box.fill(code);
    await box.press('Enter');
  };
  await scan('LARCH');
  await page.getByLabel('Quantity of Larch stool').waitFor();
  let go;
  const freed = new Promise((free) => {
    go = free;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('createOrder(')) await freed;
    await route.continue();
  });
  const asked = page.waitForRequest((it) => it.postData()?.includes('createOrder(') ?? false);
  await page.keyboard.press('Control+s');
  await asked;
  await scan('2*BIRCH');
  await page.getByLabel('Quantity of Birch stool').waitFor();
  go();
  await page.getByText('Draft saved.').waitFor();
  check('the line typed meanwhile is still there', await page.getByLabel('Quantity of Birch stool').isVisible());
  await page.unroute('**/graphql');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/\/orders\/.+\/edit/);
  await page.getByLabel('Quantity of Birch stool').waitFor();
  const [made] = (await server.ask('{ orders(first: 1, order: [{ createdAt: DESC }]) { nodes { lines { sku quantity } } } }')).nodes;
  check(
    'it is one draft with both lines',
    made.lines.map((it) => `${it.quantity} ${it.sku}`).join() === '1 LARCH,2 BIRCH',
    JSON.stringify(made),
  );
}

/** Holds the answers to what bears the name until it is let go. */
async function held(page, name) {
  let go;
  const freed = new Promise((free) => {
    go = free;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(name)) await freed;
    await route.continue();
  });

  return async () => {
    go();
    await page.unrouteAll({ behavior: 'wait' });
  };
}

async function shut(base, page, server) {
  await stocked(server, 'Rowan stool', 'ROWAN', 5);
  await stocked(server, 'Alder stool', 'ALDER', 5);
  await page.goto(`${base}/orders/new`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  const scan = async (code) => {
    await box.fill(code);
    await box.press('Enter');
  };
  await scan('ROWAN');
  await page.getByLabel('Quantity of Rowan stool').waitFor();

  await box.fill('ALD');
  await page.keyboard.press('Control+Enter');
  await page.getByText('is not taken over yet').first().waitFor();
  check('what stands in the box still stands there', (await box.inputValue()) === 'ALD');

  // Its lookup is still on its way when the order is submitted, and so is the order when more is typed.
  const look = await held(page, 'variantByCode');
  await scan('2*ALDER');
  await page.keyboard.press('Control+Enter');
  await page.locator('.entry[inert]').waitFor();
  await page.keyboard.type('3*ROWAN');
  await look();
  await page.waitForURL(/\/orders\/[^/]{20,}$/);
  const [made] = (await server.ask('{ orders(first: 1, order: [{ createdAt: DESC }]) { nodes { status lines { sku quantity } } } }')).nodes;
  check(
    'both are in the order, and what came after is not',
    made.status === 'CONFIRMED' && made.lines.map((it) => `${it.quantity} ${it.sku}`).join() === '1 ROWAN,2 ALDER',
    JSON.stringify(made),
  );
}

async function typedBack(base, page, server) {
  const variantId = await stocked(server, 'Aspen stool', 'ASPEN', 5);
  const { id, version } = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, 'order { id version }')).order;
  const path = `${base}/orders/${encodeURIComponent(id)}/edit`;
  await page.goto(path);
  const quantity = page.getByLabel('Quantity of Aspen stool');
  await quantity.fill('3');
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
  await server.give('updateOrder', { id, expectedVersion: version, note: 'By noon' }, 'order { id }');
  await page.goto(path);
  await page.getByText('What you had typed is back').waitFor();
  check('the quantity is as it was typed', (await quantity.inputValue()) === '3', await quantity.inputValue());
  await page.keyboard.press('Control+s');
  await page.getByText('Somebody else saved meanwhile').waitFor();
  await page.getByRole('button', { name: 'Save this' }).click();
  await page.getByText('Draft saved.').waitFor();
  const now = await server.ask('query($id: ID!) { order(id: $id) { note lines { quantity } } }', { id });
  check('what each of the two wrote is there', now.note === 'By noon' && now.lines[0].quantity === 3, JSON.stringify(now));
}

async function allThatMatch(base, page, server) {
  const variantId = await stocked(server, 'Reed mat', 'REED', 200);
  // More than a page of the list, and more than are read at once.
  for (let at = 0; at < 53; at++) await confirmed(server, [{ variantId, quantity: 1 }]);
  const matching = '{ orders(where: { lines: { some: { sku: { eq: "REED" } } }, onHold: { eq: true } }) { totalCount } }';
  const [first] = (await server.ask('{ orders(first: 1, where: { lines: { some: { sku: { eq: "REED" } } } }) { nodes { id version } } }'))
    .nodes;
  await server.give('holdOrder', { id: first.id, expectedVersion: first.version, reason: 'Already' }, 'order { id }');

  await page.goto(`${base}/orders?sku=REED`);
  await page.locator('tbody tr').nth(1).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Pick all 53 that match' }).click();
  await page.getByText('All 53 that match').waitFor();
  const bar = page.getByRole('region', { name: 'With the picked ones' });
  await bar.getByRole('button', { name: 'Put on hold' }).click();
  const ask = page.getByRole('dialog');
  await ask.getByText(/while this page is open/).waitFor();
  await ask.getByRole('textbox').fill('Stocktake');
  await ask.getByRole('button', { name: 'Put on hold' }).click();
  // It goes on while the person looks at something else.
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByText('Put on hold: 52 of 53 done.').waitFor({ timeout: 60_000 });
  check('all are on hold', (await server.ask(matching)).totalCount === 53);

  await page.getByRole('button', { name: /^Jobs, / }).click();
  const tray = page.getByRole('region', { name: 'Jobs' });
  await tray.getByText('1 was refused.').waitFor();
  await tray.getByRole('button', { name: 'Results' }).click();
  const results = page.getByRole('dialog');
  await results.getByText(/not on hold yet/).waitFor();
  const download = page.waitForEvent('download');
  await results.getByRole('button', { name: 'Download as a file' }).click();
  const rows = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  check('the file tells of each', rows.length === 54 && rows[1].includes('not done'), rows.slice(0, 3).join(' | '));
  await results.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: /^Jobs, / }).click();
  await tray.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Release: all 52 done.').waitFor({ timeout: 60_000 });
  check('the one that was on hold before still is', (await server.ask(matching)).totalCount === 1);
}

async function toMatch(base, page, server) {
  await server.give('recordReceipt', { method: 'CASH', amount: 12, reference: 'Till 4' }, 'receipt { id }');
  await page.goto(`${base}/`);
  await page.getByRole('button', { name: /notice/ }).click();
  const link = page.getByRole('link', { name: /payments? to match/ });
  const count = Number(/\d+/.exec(await link.innerText())[0]);
  await link.click();
  await page.getByText('Till 4').waitFor();
  check('the list has as many as the bell says', (await page.locator('tbody tr').count()) === count, count);
}

async function paidOne(base, page, server) {
  const variantId = await stocked(server, 'Yew bowl', 'YEW', 5);
  const { number, id } = await confirmed(server, [{ variantId, quantity: 1 }]);
  await page.goto(`${base}/payments/new`);
  await page.getByText(/more, the oldest come first/).waitFor();
  check('the newest is not among the oldest', (await page.getByRole('link', { name: number }).count()) === 0);
  await page.getByLabel('Amount in GBP').fill('5');
  const search = page.getByRole('searchbox', { name: 'Number or customer' });
  await search.fill(number);
  await page.getByRole('spinbutton', { name: new RegExp(number) }).fill('5');
  await search.fill('');
  await page.getByText(/more, the oldest come first/).waitFor();
  check('what was given a part stays', await page.getByRole('link', { name: number }).isVisible());
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.getByText('Orders it pays').waitFor();
  const { paymentStatus } = await server.ask('query($id: ID!) { order(id: $id) { paymentStatus } }', { id });
  check('the order is paid', paymentStatus === 'PAID', paymentStatus);
}

async function bySound(base, page, server) {
  await stocked(server, '青瓷茶杯', 'CELADON', 5);
  await page.goto(`${base}/orders/new`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  for (const typed of ['qccb', 'chabei']) {
    await box.fill(typed);
    await page.getByRole('option', { name: /CELADON/ }).waitFor();
  }
  await box.press('Enter');
  await page.getByLabel('Quantity of 青瓷茶杯').waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
}

async function calledBySound(base, page, server) {
  const shipTo = { recipient: '司徒澄波', line1: '1 High Street', city: 'Leeds', countryCode: 'GB' };
  const { customer } = await server.give('createCustomer', { name: shipTo.recipient, phone: '0571 8800' }, 'customer { id }');
  const variantId = await stocked(server, 'Camphor box', 'CAMPHOR', 5);
  const { number } = await confirmed(server, [{ variantId, quantity: 1 }], { customerId: customer.id, shipTo });

  await page.goto(`${base}/orders/new`);
  const box = page.getByRole('combobox', { name: 'Customer', exact: true });
  for (const typed of ['stcb', 'chengbo', '0571 8800']) {
    await box.fill('');
    await page.locator('.ant-select-item-option-active').filter({ hasNotText: '司徒澄波' }).waitFor();
    await box.fill(typed);
    await page.locator('.ant-select-item-option-active').filter({ hasText: '司徒澄波' }).waitFor();
  }
  await box.press('Escape');

  await page.goto(`${base}/customers?q=situ`);
  await page.locator('tbody tr').filter({ hasText: '司徒澄波' }).waitFor();
  for (const list of ['orders', 'pick']) {
    await page.goto(`${base}/${list}?q=stcb`);
    await page.getByText('司徒澄波').first().waitFor();
  }

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('situcheng');
  await page
    .getByRole('option', { name: /司徒澄波/ })
    .nth(1)
    .waitFor();
  await page.getByRole('option', { name: new RegExp(number) }).waitFor();
  await page.keyboard.press('Escape');

  await page.goto(`${base}/payments/new`);
  await page.getByRole('searchbox', { name: 'Number or customer' }).fill('chengbo');
  await page.getByRole('spinbutton', { name: new RegExp(number) }).waitFor();
}

async function withoutFields(base, server) {
  const { id } = (await server.ask('{ roles(first: 50) { nodes { id templateKey } } }')).nodes.find((it) => it.templateKey === 'analyst');
  const { link } = await invite(server, `analyst${Date.now()}@example.com`, id);
  const { page, faults, close } = await open('desktop');

  try {
    await page.goto(base + link);
    await page.locator('[name=password]').fill('four words nobody guesses');
    await page.locator('main form [type=submit]').last().click();
    await page.locator('.page-head h1').waitFor();
    await page.goto(`${base}/customers?q=stcb`);
    await page.locator('tbody tr').filter({ hasText: '司徒澄波' }).waitFor();
    check('nothing was refused', faults.length === 0, faults.join(' | '));
  } finally {
    await close();
  }
}

async function menuBySound(base, cookies) {
  const browser = await open('desktop', { cookies, locale: 'zh-TW' });
  const { page } = browser;

  try {
    // The kit's words come late: what is opened on a page that is seen already must not be lost with them.
    const words = /\/zh_TW-[^/]*\.js$/;
    await page.route(words, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    const come = page.waitForResponse(words);
    await page.goto(`${base}/customers`);
    await page.locator('.page-head h1').waitFor();
    await page.keyboard.press('Control+k');
    await come;
    const box = page.getByRole('dialog').getByRole('combobox');
    await box.fill('xzdd');
    await page.getByRole('option', { name: /新增訂單/ }).waitFor();
    await box.fill('tuihuan');
    await page.getByRole('option', { name: /退換貨/ }).waitFor();
    await box.press('Enter');
    await page.waitForURL(/\/returns/);
  } finally {
    await browser.close();
  }
}
