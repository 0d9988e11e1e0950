import { readFileSync } from 'node:fs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

const file = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
900001,MUG,Stoneware mug,2,2026-11-01 10:00:00,7.95,17850,United Kingdom
900001,TOWEL,Linen towel,x,2026-11-01 10:00:00,9.50,17850,United Kingdom
900002,CANDLE,Beeswax candle,3,2026-11-02 11:00:00,12.25,17851,United Kingdom
`;

/** What goes wrong on a common day, and is mended without loss. */
export async function scenes(base, cookies, server, { email, password }) {
  const browser = await open('desktop', { cookies });
  const { page, context } = browser;

  try {
    await scene('A file with a bad row is checked, its bad rows taken along, the good order written', () => importFile(base, page), page);
    await scene('A refused row is mended where it is listed, and checked again', () => mendRow(base, page), page);
    await scene(
      'A checked import is cancelled: nothing of it is written, and the list tells by its name',
      () => cancelImport(base, page),
      page,
    );
    await scene(
      'A file of another system has its columns mapped, and the mapping is changed later on',
      () => mapColumns(base, page, server),
      page,
    );
    await scene('A customer is told what is kept of him, and erased once his code is typed', () => personalData(base, page, server), page);
    await scene('What is low shows on the dashboard, whose tile leads to exactly that list', () => lowStock(base, page, server), page);
    await scene('A publishable key is bound to sites and freed again', () => sites(base, page), page);
    await scene(
      'A session that ran out in mid-form loses no input',
      async () => {
        await page.goto(`${base}/customers/new`);
        await page.getByLabel('Name').fill('Northgate Hotel');
        await page.getByRole('checkbox', { name: /With an address/ }).uncheck();
        await context.clearCookies();
        await page.getByRole('button', { name: 'Save' }).first().click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('E-mail').fill(email);
        await dialog.getByLabel('Password').fill(password);
        await dialog.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('heading', { name: 'Northgate Hotel', level: 1 }).waitFor();
      },
      page,
    );
  } finally {
    await browser.close();
  }
}

async function importFile(base, page) {
  await page.goto(`${base}/customers`);
  await page.getByRole('button', { name: 'Jobs, 0 ended' }).click();
  const tray = page.getByRole('region', { name: 'Jobs' });
  await tray.getByText('Nothing is running.').waitFor();
  await tray.getByRole('link', { name: 'Import a file' }).click();
  await page.waitForURL(`${base}/imports`);
  await tray.waitFor({ state: 'detached' });
  await page.locator('input[type=file]').setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByText('orders.csv').waitFor();
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('Rows to mend').waitFor();
  const list = await taken(page, 'Download the list');
  check('the list taken along says what is wrong', list.toString().includes('NUMBER_INVALID'), list.toString().slice(0, 200));
  const rows = await taken(page, 'Download these rows');
  const [head, first, second] = file.split('\n');
  check(
    'the rows taken along are those of the bad order, as they stand in the file',
    rows.toString() === `${head}\n${first}\n${second}\n`,
    rows.toString(),
  );

  await page.getByRole('button', { name: /Import 1 valid order/ }).click();
  await page.getByText('Done', { exact: true }).first().waitFor();
  // Away from it, the tray tells how it ended, after a reload too, until somebody has looked.
  await page.goto(`${base}/customers`);
  await page.reload();
  await page.getByRole('button', { name: 'Jobs, 1 ended' }).click();
  await tray.getByText('1 document written.').waitFor();
  const again = await taken(page, 'Download these rows', tray);
  check('the tray hands out the same rows', again.toString() === rows.toString(), again.toString());
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Jobs, 0 ended' }).click();
  await tray.getByRole('link', { name: 'orders.csv' }).click();
  await page.getByText('Done', { exact: true }).first().waitFor();
}

/** What was checked and waits is cancelled from the tray, and the page that shows it knows. */
async function cancelInTray(page) {
  await page.getByRole('button', { name: /^Jobs, / }).click();
  const job = page.getByRole('region', { name: 'Jobs' }).getByRole('listitem').filter({ hasText: 'late.csv' });
  await job.getByRole('button', { name: 'Cancel import' }).click();
  await job.getByText('Cancelled: nothing was written.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Cancelled', { exact: true }).first().waitFor();
}

async function mendRow(base, page) {
  await page.goto(`${base}/imports`);
  await page.locator('input[type=file]').setInputFiles({ name: 'late.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('Rows to mend').waitFor();
  await cancelInTray(page);
  await page.goto(`${base}/imports`);
  await page.locator('input[type=file]').setInputFiles({ name: 'late.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Mend the rows here' }).click();
  const dialog = page.getByRole('dialog');
  const wrong = dialog.getByRole('textbox', { name: 'Quantity, row 2' });
  check('the wrong cell is marked', (await wrong.getAttribute('aria-invalid')) === 'true' && (await wrong.inputValue()) === 'x');
  await wrong.fill('4');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await question.waitFor({ state: 'hidden' });
  check('what was mended is still there', (await wrong.inputValue()) === '4');
  await dialog.getByRole('button', { name: 'Check these rows' }).click();
  await page.getByText('Every row can be taken over.').waitFor();
  await page.getByRole('heading', { name: 'late.csv (mended rows)', level: 1 }).waitFor();
  check('the mended rows are those of the bad order', (await page.locator('.tile').first().innerText()).includes('2'));
}

async function cancelImport(base, page) {
  const [head, first] = file.split('\n');
  await page.goto(`${base}/imports`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'twice.csv', mimeType: 'text/csv', buffer: Buffer.from(`${head}\n${first.replace('900001', '900003')}\n`) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('Every row can be taken over.').waitFor();
  await page.getByRole('button', { name: 'Cancel import' }).click();
  await page.getByText('nothing of this file was written').waitFor();
  check('it can neither be written nor cancelled again', (await page.locator('.page-actions button').count()) === 0);
  await page.goto(`${base}/imports?status=CANCELLED`);
  await page
    .getByRole('row', { name: /twice\.csv/ })
    .getByText('Cancelled')
    .waitFor();
  // The head alone has no state.
  check(
    'the list shows those of the state that was asked for',
    (await page.getByRole('row').filter({ hasNotText: 'Cancelled' }).count()) === 1,
  );
}

async function taken(page, button, within = page) {
  const download = page.waitForEvent('download');
  await within.getByRole('button', { name: button }).click();

  return readFileSync(await (await download).path());
}

// 单号;编码;数量;单价 in GB 18030: a file as a spreadsheet in China saves it.
const head = Buffer.from('b5a5bac53bb1e0c2eb3bcafdc1bf3bb5a5bcdb', 'hex');
const goods = (price) => Buffer.concat([head, Buffer.from(`\nW-1;JUG;2;${price}\n`)]);

async function mapColumns(base, page, server) {
  if (!(await server.ask('{ variantByCode(code: "JUG") { id } }')))
    await server.give(
      'createProduct',
      { name: 'Glass carafe', kind: 'STOCKED', variants: [{ sku: 'JUG', unitPrice: 19.5 }] },
      'product { id }',
    );
  await page.goto(`${base}/imports`);
  const pick = (price) =>
    page.locator('input[type=file]').setInputFiles({ name: 'weborders.csv', mimeType: 'text/csv', buffer: goods(price) });
  await pick('9.50');
  await page.getByText('单号, 编码, 数量, 单价').waitFor();
  await page.getByRole('button', { name: 'Map columns' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the profile').fill('Web shop');
  await dialog.getByText('GB 18030 (GBK)').waitFor();
  await dialog.getByText('semicolon').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('Every row can be taken over.').waitFor();

  // The shop writes 9,50 from now on.
  await page.goto(`${base}/imports`);
  await pick('x9,50');
  await page.getByRole('button', { name: 'Change the mapping' }).click();
  await dialog.getByLabel('Decimal mark').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '7,95' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('Rows to mend').waitFor();
  const rows = await taken(page, 'Download these rows');
  check('they keep the encoding of the file', rows.equals(goods('x9,50')), rows.toString('hex'));

  await page.goto(`${base}/imports`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mended.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.toString('latin1').replace('x9', '9'), 'latin1') });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('Every row can be taken over.').waitFor();
}

async function personalData(base, page, server) {
  const made = await server.give(
    'createCustomer',
    { name: 'Ada Pemberton', email: 'ada@example.com', phone: '+44 113 496 0123' },
    'customer { id code }',
  );
  await page.goto(`${base}/customers/${encodeURIComponent(made.customer.id)}`);
  await page.getByRole('button', { name: 'Show what is kept' }).click();
  const kept = page.getByRole('dialog');
  await kept.getByText('ada@example.com').first().waitFor();
  const download = page.waitForEvent('download');
  await kept.getByRole('button', { name: 'Download as a file' }).click();
  const file = await download;
  const rows = readFileSync(await file.path(), 'utf8');
  check('the file is called like the customer', file.suggestedFilename() === `${made.customer.code}.csv`, file.suggestedFilename());
  check('the file tells each value in words', /Customer,today,E-mail,ada@example.com/.test(rows), rows.slice(0, 300));
  await kept.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Erase personal data' }).click();
  const erase = page.getByRole('dialog').last();
  const button = erase.getByRole('button', { name: 'Erase personal data' });
  await erase.getByRole('textbox').fill('yes');
  check('another word erases nothing', await button.isDisabled());
  await erase.getByRole('textbox').fill(made.customer.code.toLowerCase());
  await button.click();
  await page.getByRole('heading', { name: made.customer.code, level: 1 }).waitFor();
  await page.getByText(/The personal data were erased on/).waitFor();
  check('nothing of him stays on the page', !/Pemberton|ada@example|496 0123/.test(await page.locator('body').innerHTML()));
  check('nobody is erased twice', (await page.getByRole('button', { name: 'Erase personal data' }).count()) === 0);
}

async function sites(base, page) {
  await page.goto(`${base}/settings?part=clients`);
  await page.getByRole('button', { name: 'Add a client' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Publishable key/ }).check();
  await dialog.getByLabel('Name').fill('Corner shop');
  await dialog.getByLabel('Sites').fill('https://shop.example.com/path');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText(/Write a site as/).waitFor();
  await dialog.getByLabel('Sites').fill('https://shop.example.com');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const key = (await dialog.locator('.secret-text').innerText()).trim();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Corner shop' }).click();
  const drawer = page.getByRole('dialog').last();
  check('its sites are shown', (await drawer.getByLabel('Sites').inputValue()) === 'https://shop.example.com');
  await drawer.getByLabel('Sites').fill('https://Shop.example.com\nhttps://market.example');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  const status = async (site) =>
    (
      await fetch(`${base}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-API-Key': key, Origin: site },
        body: '{"query":"{ products { totalCount } }"}',
      })
    ).status;
  check('pages of a site that was added may send it', (await status('https://market.example')) === 200);
  check('pages of another one may not', (await status('https://evil.example')) === 403);
  await drawer.getByRole('button', { name: 'Close' }).first().click();
}

async function lowStock(base, page, server) {
  const made = await server.give(
    'createProduct',
    { name: 'Tin lantern', kind: 'STOCKED', variants: [{ sku: 'LANTERN', unitPrice: 15 }] },
    'product { variants { id } }',
  );
  await page.goto(`${base}/stock/${encodeURIComponent(made.product.variants[0].id)}`);
  await page.getByRole('button', { name: 'Change the reorder point in Main warehouse' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reorder point').fill('2.5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const row = page.locator('tr').filter({ hasText: 'Main warehouse' });
  await row.getByText('2.5', { exact: true }).waitFor();
  await row.getByText('Low', { exact: true }).waitFor();

  await page.goto(`${base}/`);
  const tile = page.locator('.tile').filter({ hasText: 'Low stock' });
  await tile.waitFor();
  const count = Number(await tile.locator('strong').innerText());
  await tile.click();
  await page.getByRole('link', { name: 'LANTERN' }).waitFor();
  check('the list has as many rows as the tile says', (await page.locator('tbody tr').count()) === count, `${count}`);
  await page.getByRole('link', { name: 'LANTERN' }).click();
  await page.getByRole('button', { name: 'Change the reorder point in Main warehouse' }).click();
  await dialog.getByLabel('Reorder point').fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Set', { exact: true }).waitFor();
  await page.goto(`${base}/stock?view=low`);
  await page.getByText('Nothing is low').waitFor();
}
