import { open } from './browser.mjs';
import { check, scene } from './report.mjs';
import { confirmed, stocked } from './warehouse.mjs';

/** What people type: numbers as Chinese keyboards write them, and what is left unsaved. */
export async function typing(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    await scene('Numbers are read as they are typed, on any keyboard, or not at all', () => numbers(base, page, server), page);
    await scene('A quantity out of bounds stays as typed, says so and is not saved', () => bounds(base, page, server), page);
    await scene('What was typed and not saved is asked for before its page is left', () => unsaved(base, page, server), page);
    check('who types sees no error', desk.faults.length === 0, desk.faults.join(' | '));
  } finally {
    await desk.close();
  }
}

/** Key by key, as a hand does it. */
async function type(page, box, text) {
  await box.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
}

const number = (page, name) => page.getByRole('spinbutton', { name });
const unread = (page) => page.getByText('Unclear: write it like 1234.5.').waitFor();

async function line(base, page, sku) {
  await page.goto(`${base}/orders/new`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.fill(sku);
  await box.press('Enter');
  await number(page, /^Quantity/).waitFor();
}

const total = (page) => page.getByRole('status', { name: 'Total' }).innerText();

async function numbers(base, page, server) {
  const variantId = await stocked(server, 'Ink stone', 'INKSTONE', 500);
  await line(base, page, 'INKSTONE');
  const [quantity, price] = [number(page, /^Quantity/), number(page, /^Price/)];

  for (const [typed, read] of [
    ['12。5', '12.5'],
    ['７.5', '7.5'],
    ['１００', '100'],
    ['1,5', '1.5'],
    ['３．２５', '3.25'],
  ]) {
    await type(page, quantity, typed);
    await page.keyboard.press('Tab');
    check(`${typed} is ${read}`, (await quantity.inputValue()) === read, await quantity.inputValue());
    const sum = (Number(await price.inputValue()) * Number(read)).toFixed(2);
    check(`${typed} counts as ${read}`, (await total(page)).replace(/[^\d.]/g, '') === sum, `${await total(page)} ${sum}`);
  }

  await type(page, price, '1,234');
  await page.keyboard.press('Control+s');
  await unread(page);
  check('a price that is none of two stays as typed', (await price.inputValue()) === '1,234', await price.inputValue());
  check('nothing is saved with it', new URL(page.url()).pathname === '/orders/new', page.url());
  await type(page, price, '１，５');

  await page.getByRole('button', { name: /^Discount/ }).click();
  const dialog = page.getByRole('dialog', { name: /Discount/ });
  const discount = number(dialog, /^Off/);
  await type(page, discount, '1,234');
  await dialog.getByLabel('Reason').fill('Cracked');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await unread(dialog);
  check('a discount that is none of two stays as typed', (await discount.inputValue()) === '1,234', await discount.inputValue());
  await type(page, discount, '２。５');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+s');
  await page.waitForURL(/\/edit$/);
  const id = decodeURIComponent(new URL(page.url()).pathname.split('/')[2]);
  const [saved] = (await server.ask(`{ order(id: "${id}") { lines { quantity unitPrice discount { amount } } } }`)).lines;
  const told = [saved.quantity, saved.unitPrice, saved.discount.amount].map(Number).join();
  check('the draft has what was typed', told === '3.25,1.5,2.5', told);

  // Stock, a product's price and a payment are typed by the same rules.
  await page.goto(`${base}/stock/adjust`);
  const scan = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await scan.fill('３＊INKSTONE');
  await scan.press('Enter');
  const change = number(page, 'Change: Ink stone');
  await change.waitFor();
  check('３＊ is three', (await change.inputValue()) === '3', await change.inputValue());
  await type(page, change, '－2。5');
  await page.getByRole('button', { name: 'Post' }).click();
  await page.waitForURL(`${base}/stock`);
  const { stock } = await server.ask(`{ node(id: "${variantId}") { ... on Variant { stock { onHand } } } }`);
  check('two and a half less are left', Number(stock.onHand) === 497.5, `${stock.onHand}`);

  await page.goto(`${base}/products/new`);
  await page.getByLabel('Name').fill('Paper');
  await page.getByLabel('SKU').fill('PAPER');
  const listPrice = number(page, /^Price/);
  await type(page, listPrice, '1.234,5');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await unread(page);
  await type(page, listPrice, '１２。５');
  await page.getByLabel('Barcodes').click();
  await page.keyboard.type('6 901234 567892，96385074');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.waitForURL(/\/products\/(?!new)/);
  const made = await server.ask('{ variantByCode(code: "PAPER") { unitPrice barcodes { code } } }');
  check('the price is what was typed', Number(made.unitPrice) === 12.5, `${made.unitPrice}`);
  const codes = made.barcodes.map((it) => it.code).sort();
  check('a barcode is one, blanks and all', codes.join() === '6901234567892,96385074', codes.join());

  const order = await confirmed(server, [{ variantId, quantity: 2 }]);
  await page.goto(`${base}/payments/new?order=${encodeURIComponent(order.id)}`);
  const share = number(page, new RegExp(order.number));
  await share.waitFor();
  const amount = number(page, /^Amount/);
  await type(page, amount, '１。５');
  await type(page, share, '1,234');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await unread(page);
  await type(page, share, '０．７５');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForURL(/\/orders\//);
  const paid = await server.ask(`{ order(id: "${order.id}") { balanceDue { amount } total { amount } } }`);
  const off = Number(paid.total.amount) - Number(paid.balanceDue.amount);
  check('three quarters are paid', Math.abs(off - 0.75) < 1e-9, `${off}`);
}

async function bounds(base, page, server) {
  await stocked(server, 'Brush', 'BRUSH', 5);
  await line(base, page, 'BRUSH');
  const quantity = number(page, /^Quantity/);

  for (const typed of ['0', '-3', '2000000']) {
    await type(page, quantity, typed);
    await page.keyboard.press('Control+Enter');
    await page.locator('.entry-lines').getByText('From 0.001 to 1,000,000.').waitFor();
    check(`${typed} stays as typed`, (await quantity.inputValue()) === typed, await quantity.inputValue());
  }
  await type(page, quantity, '2');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/orders\/(?!new)/);
}

async function unsaved(base, page, server) {
  const { id } = (await server.give('createCustomer', { name: 'Ink & Co' }, 'customer { id }')).customer;
  const variant = (await server.ask('{ variantByCode(code: "BRUSH") { product { id } } }')).product.id;
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  const menu = (name) => page.getByRole('navigation').getByRole('link', { name }).first();

  for (const [path, label] of [
    [`/customers/${encodeURIComponent(id)}`, 'Notes'],
    ['/customers/new', 'Notes'],
    [`/products/${encodeURIComponent(variant)}`, 'Description'],
    ['/products/new', 'Description'],
    ['/payments/new', 'Reference'],
    ['/settings', 'Tax ID'],
    ['/settings?part=numbers', 'Sales order'],
  ]) {
    await page.goto(`${base}/stock`);
    await menu('Imports').click();
    await page.waitForURL(`${base}/imports`);
    // Within the console, as its links do it, so that going back is a step of its own.
    await page.evaluate((it) => history.pushState({ __TSR_index: history.state.__TSR_index + 1 }, '', it), path);
    const field = page.getByLabel(label).first();
    await type(page, field, 'half a thought');

    await menu('Stock').click();
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await question.waitFor({ state: 'hidden' });
    check(`${path} is not left by the menu`, (await field.inputValue()) === 'half a thought', page.url());
    await page.evaluate(() => history.back());
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await question.waitFor({ state: 'hidden' });
    const stays = (await field.inputValue()) === 'half a thought' && page.url() === base + path;
    check(`${path} is not left by going back`, stays, page.url());

    let asked = 0;
    const onDialog = (it) => {
      asked += it.type() === 'beforeunload' ? 1 : 0;
      void it.accept();
    };
    page.on('dialog', onDialog);
    await page.reload();
    check(`${path} is not reloaded unasked`, asked === 1, `${asked}`);
    page.off('dialog', onDialog);

    await type(page, page.getByLabel(label).first(), 'half a thought');
    await menu('Stock').click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(`${base}/stock`);
  }

  // What is saved is left freely.
  await page.goto(`${base}/customers/new`);
  await page.getByLabel('Name', { exact: true }).fill('Saved & Sons');
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.waitForURL(/\/customers\/(?!new)/);
  await menu('Stock').click();
  await page.waitForURL(`${base}/stock`);
}
