import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

export const owner = { email: `ann${Date.now()}@example.com`, password: 'four words nobody guesses' };

const products = [
  ['Stoneware mug', 'MUG', '7.95'],
  ['Linen towel', 'TOWEL', '9.50'],
  ['Oak board', 'BOARD', '34'],
  ['Beeswax candle', 'CANDLE', '12.25'],
  ['Glass carafe', 'JUG', '19.50'],
];

/** A company's first day, by hand: from sign-up to a paid order. */
export async function journey(base) {
  const desk = await open('desktop');
  const { page } = desk;
  let order = '';

  try {
    await scene('A company signs up and sees what to do first', () => signUp(base, page), page);
    await scene('Five products are added', () => addProducts(base, page), page);
    await scene('Goods come in by scanning', () => receive(base, page), page);
    await scene('A customer is added with his address', () => addCustomer(base, page), page);
    await scene(
      'An order of five lines is submitted without a mouse, in 40 keystrokes at most',
      async () => {
        order = await enter(base, page);
      },
      page,
    );
    const hand = await open('phone', { cookies: await desk.context.cookies(base) });
    try {
      await scene('The order is picked, packed and shipped on a phone', () => pickAndShip(base, hand.page), hand.page);
      check('the phone sees no error', hand.faults.length === 0, hand.faults.join(' | '));
    } finally {
      await hand.close();
    }
    await scene(
      'The other browser shows what the phone did, without a reload',
      () => page.getByText('Shipped', { exact: true }).first().waitFor({ timeout: 5_000 }),
      page,
    );
    await scene('It is delivered and paid, and completes by itself', () => deliverAndPay(page), page);
    check('the desk sees no error', desk.faults.length === 0, desk.faults.join(' | '));

    return { cookies: await desk.context.cookies(base), order };
  } finally {
    await desk.close();
  }
}

async function signUp(base, page) {
  await page.goto(base);
  await page.locator('.welcome form, input[name=email]').first().waitFor();
  // The host's own pages where it has them, else the console's form; both name the fields alike.
  const isHosts = page.url().includes('/account/');
  await (isHosts ? page.getByRole('link', { name: /company up/i }) : page.getByText('Sign up', { exact: true })).first().click();
  const field = (name) => page.locator(isHosts ? `[name=${name}]` : `#${name}`);
  await field('companyName').fill('Harbour & Vine');
  await field('email').fill(owner.email);
  await field('password').fill(owner.password);
  if (isHosts) await field('currency').selectOption('GBP');
  await page.locator('button[type=submit]').last().click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await page.getByText('First steps').waitFor();
}

async function addProducts(base, page) {
  for (const [name, sku, price] of products) {
    await page.goto(`${base}/products/new`);
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('SKU').fill(sku);
    await page.getByLabel(/^Price/).fill(price);
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  }
}

async function receive(base, page) {
  await page.goto(`${base}/stock/receive`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.waitFor();
  for (const [name, sku] of products) {
    await box.fill(`40*${sku}`);
    await box.press('Enter');
    await page.getByText(name).first().waitFor();
  }
  await page.getByRole('button', { name: 'Post' }).click();
  await page.getByRole('heading', { name: 'Stock', level: 1 }).waitFor();
}

async function addCustomer(base, page) {
  await page.goto(`${base}/customers/new`);
  await page.getByLabel('Name').fill('The Corner Café');
  await page.getByLabel('Address', { exact: true }).fill('12 High Street');
  await page.getByLabel('City').fill('Leeds');
  await page.locator('#addresses_0_countryCode').fill('United K');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByRole('heading', { name: 'The Corner Café', level: 1 }).waitFor();
}

async function enter(base, page) {
  await page.goto(`${base}/orders/new`);
  await page.locator('input:focus').waitFor();
  let keys = 0;
  const type = async (text) => {
    keys += text.length;
    await page.keyboard.type(text, { delay: 60 });
  };
  const press = async (key) => {
    keys++;
    await page.keyboard.press(key);
  };

  await type('cor');
  await page.locator('.ant-select-item-option-active').filter({ hasText: 'The Corner Café' }).waitFor();
  await press('Enter');
  await page.getByText('12 High Street').waitFor();
  for (const text of ['2*MUG', 'TOWEL', 'BOARD', 'CANDLE', 'JUG']) {
    await type(text);
    await press('Enter');
  }
  for (const [name] of products) await page.getByText(name).first().waitFor();
  await press('Control+Enter');
  await page.getByText('Confirmed').first().waitFor();
  check('an order of five lines takes at most 40 keystrokes', keys <= 40, `${keys}`);
  console.log(`       ${keys} keystrokes`);

  return page.url();
}

async function pickAndShip(base, page) {
  await page.goto(`${base}/pick`);
  await page.getByRole('button', { name: /The Corner Café/ }).tap();
  await page.getByRole('button', { name: 'Start picking' }).tap();
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.waitFor();
  await box.fill('2*MUG');
  await box.press('Enter');
  for (const [name] of products.slice(1)) await page.getByRole('button', { name: new RegExp(name) }).tap();
  await page.getByText('All picked').waitFor();
  await page.getByRole('button', { name: 'Packed' }).tap();
  await page.getByRole('button', { name: 'Ship', exact: true }).tap();
  await page.getByLabel('Carrier').fill('Royal Mail');
  await page.getByRole('dialog').getByRole('button', { name: 'Ship' }).tap();
  await page.getByRole('heading', { name: 'To ship' }).waitFor();
}

async function deliverAndPay(page) {
  await page.getByRole('button', { name: 'Delivered' }).click();
  await page.getByRole('link', { name: 'Record a payment' }).click();
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.getByText('Completed').first().waitFor();
  await page.getByText('Paid', { exact: true }).first().waitFor();
}
