import { api } from './api.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

const password = 'four words nobody guesses';

/** What the desk relies on each day: the checklist, the palette, an invitation, the company's form, and figures that agree. */
export async function desk(base, cookies, server) {
  const browser = await open('desktop', { cookies });
  const { page } = browser;
  await sell(server, 'TEAPOT', 2);

  try {
    await scene('The checklist of a new company ticks itself while somebody else does the steps', () => checklist(base), page);
    await scene('Ctrl-K finds a page, a thing to do and a record, and opens it', () => palette(base, page, server), page);
    await scene('A member is invited through the form, and comes in by the link', () => invited(base, page), page);
    await scene("The company's form is saved, and what another saved meanwhile is asked for", () => company(base, page, server), page);
    await scene('The chart tells another period, each with the one before', () => chart(base, page), page);
    await scene('Each figure of the dashboard is the length of the list that it leads to', () => figures(base, page, server), page);
    check('the desk sees no error', browser.faults.length === 0, browser.faults.join(' | '));
  } finally {
    await browser.close();
  }
}

/** Something new in stock, and one order of it. */
async function sell(server, sku, quantity) {
  const made = await server.give(
    'createProduct',
    { name: sku, kind: 'STOCKED', variants: [{ sku, unitPrice: 21 }] },
    'product { variants { id } }',
  );
  const variantId = made.product.variants[0].id;
  const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
  await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity }] }, 'goodsReceipt { id }');
  const { id, version } = (await server.give('createOrder', { lines: [{ variantId, quantity }] }, 'order { id version }')).order;
  await server.give('submitOrder', { id, expectedVersion: version }, 'order { id }');
}

async function checklist(base) {
  const server = api(base);
  const email = `new${Date.now()}@example.com`;
  const company = { companyName: 'Quayside Tea', currency: 'GBP', timeZone: 'Europe/London', language: 'en' };
  await server.give('signUp', { email, password, ...company }, 'tenant { id }');
  const browser = await open('desktop', { cookies: await server.signIn(email, password) });
  const { page } = browser;

  try {
    await page.goto(base);
    const done = (count) => page.getByText(`${count} of 5`, { exact: true }).waitFor();
    await done(0);
    // The sockets are open once the network rests.
    await page.waitForTimeout(1_500);
    const made = await server.give(
      'createProduct',
      { name: 'Tea', kind: 'STOCKED', variants: [{ sku: 'TEA', unitPrice: 4 }] },
      'product { variants { id } }',
    );
    const variantId = made.product.variants[0].id;
    const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
    await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity: 9 }] }, 'goodsReceipt { id }');
    await done(2);
    await server.give('createCustomer', { name: 'Ann' }, 'customer { id }');
    const { id, version } = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, 'order { id version }')).order;
    await server.give('submitOrder', { id, expectedVersion: version }, 'order { id }');
    await done(4);
    await server.give('recordReceipt', { method: 'CASH', amount: 4, matches: [{ orderId: id, amount: 4 }] }, 'receipt { id }');
    await page.getByRole('heading', { name: /First steps/ }).waitFor({ state: 'detached' });
    check('the new company sees no error', browser.faults.length === 0, browser.faults.join(' | '));
  } finally {
    await browser.close();
  }
}

async function palette(base, page, server) {
  const customer = (await server.give('createCustomer', { name: 'Zephyr Kiosk', phone: '+44 20 7946 0123' }, 'customer { id }')).customer;
  await page.goto(`${base}/stock`);
  const find = async (text, hit) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill(text);
    await page.getByRole('option', { name: hit }).waitFor();
    await page.keyboard.press('Enter');
  };
  await page.locator('.page-head h1').waitFor();
  await find('imp', /Imports/);
  await page.getByRole('heading', { name: 'Imports', level: 1 }).waitFor();
  await find('receive', /Receive goods/);
  await page.getByRole('heading', { name: 'Receive goods', level: 1 }).waitFor();
  await find('zephyr', /Zephyr Kiosk/);
  await page.waitForURL(`${base}/customers/${encodeURIComponent(customer.id)}`);
  await find('+44 20 7946 0123', /Zephyr Kiosk/);
  await page.waitForURL(`${base}/customers/${encodeURIComponent(customer.id)}`);
  const sold = { name: 'Zinc pail', kind: 'STOCKED', variants: [{ sku: 'ZINC', unitPrice: 9, barcodes: ['5012345678900'] }] };
  const { product } = await server.give('createProduct', sold, 'product { id }');
  await find('5012345678900', /Zinc pail/);
  await page.waitForURL(`${base}/products/${encodeURIComponent(product.id)}`);
  await find('Number', /Numbers.*Settings/);
  await page.waitForURL(`${base}/settings?part=numbers`);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('nothing of this kind');
  await page.getByText('Nothing found').waitFor();
  await page.keyboard.press('Escape');
}

async function invited(base, page) {
  const email = `paula${Date.now()}@example.com`;
  await page.goto(`${base}/settings?part=members`);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByText('Please fill this in.').first().waitFor();
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Name').fill('Paula Reed');
  await dialog.getByRole('checkbox', { name: 'Warehouse' }).check();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = (await dialog.locator('code').innerText()).trim();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const hall = await open('desktop');

  try {
    await hall.page.goto(link);
    await hall.page.locator('[name=password]').fill(password);
    await hall.page.locator('main form [type=submit]').last().click();
    await hall.page.locator('.page-head h1').waitFor();
    check('her menu is that of the warehouse', (await hall.page.getByRole('link', { name: 'To pick' }).count()) > 0);
    check('and no more', (await hall.page.getByRole('link', { name: 'Settings' }).count()) === 0);
  } finally {
    await hall.close();
  }
  await page.reload();
  await page.locator('tr').filter({ hasText: email }).getByText('Paula Reed').waitFor();
}

async function company(base, page, server) {
  await page.goto(`${base}/settings?part=company`);
  const field = page.getByLabel('Name', { exact: true });
  await field.waitFor();
  const name = await field.inputValue();
  const version = (await server.ask('{ company { version } }')).version;
  await field.fill(`${name} Ltd`);
  await server.give('updateCompany', { expectedVersion: version, rounding: 'HALF_EVEN' }, 'tenant { id }');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody else saved meanwhile').waitFor();
  await page.getByRole('button', { name: 'Save this' }).click();
  await page.getByText('Saved.').waitFor();
  const now = await server.ask('{ company { name rounding version } }');
  check('what each of them changed is there', now.name === `${name} Ltd` && now.rounding === 'HALF_EVEN', JSON.stringify(now));
  await server.give('updateCompany', { expectedVersion: now.version, name, rounding: 'HALF_UP' }, 'tenant { id }');
}

async function chart(base, page) {
  await page.goto(base);
  const bars = (label) => page.getByRole('img', { name: label }).locator('svg').waitFor();
  await bars('Net sales by day, with the period before');
  await page.getByText(/^against £[\d,.]+ before$/).waitFor();
  await page.getByText('7 days', { exact: true }).click();
  await page.waitForURL(/days=7/);
  await bars('Net sales by day, with the period before');
  await page.getByText('12 months', { exact: true }).click();
  await page.waitForURL(/days=year/);
  await bars('Net sales by month, with the year before');
  const month = page.locator('table.lines tbody tr').first();
  const orders = (await month.locator('td').nth(1).innerText()).trim();
  await month.getByRole('link').click();
  await page.getByText(new RegExp(`^${orders} entr`)).waitFor();
}

async function figures(base, page, server) {
  const length = async () => {
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .ant-skeleton, .bones'));
    const said = page.locator('.pager [role=status]');
    await said.waitFor({ state: 'attached' });

    return Number((await said.innerText()).replace(/\D/g, '') || 0);
  };
  await page.goto(base);
  await page.locator('.tile').first().waitFor();
  const tiles = await page.locator('.tile').evaluateAll((all) =>
    all.map((it) => ({
      name: it.querySelector('span')?.textContent,
      says: it.querySelector('strong')?.textContent,
      href: it.getAttribute('href'),
    })),
  );
  for (const { name, says, href } of tiles.filter((it) => it.name !== 'Sales today')) {
    await page.goto(base + href);
    await page.locator('.page-head h1').waitFor();
    const found = await length();
    check(`"${name}" is as many as its list has`, found === Number(says), `${says} and ${found}`);
  }
  await page.goto(base);
  const best = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Best sellers' }) });
  const link = best.locator('.rank').first().getByRole('link').last();
  const sku = new URL(await link.getAttribute('href'), base).searchParams.get('sku');
  const from = new URL(await link.getAttribute('href'), base).searchParams.get('from');
  await link.click();
  const where = {
    lines: { some: { sku: { eq: sku } } },
    status: { in: ['CONFIRMED', 'COMPLETED'] },
    placedAt: { gte: `${from}T00:00:00Z` },
  };
  const { totalCount } = await server.ask('query($where: OrderFilterInput!) { orders(first: 1, where: $where) { totalCount } }', { where });
  await page.waitForURL(/sku=/);
  const found = await length();
  check('the best seller leads to the orders that have it', found === totalCount && found > 0, `${totalCount} and ${found}`);
}
