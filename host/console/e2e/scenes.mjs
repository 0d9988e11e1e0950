import { readFileSync } from 'node:fs';
import { open } from './browser.mjs';
import { scene } from './report.mjs';

const file = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
900001,MUG,Stoneware mug,2,2026-11-01 10:00:00,7.95,17850,United Kingdom
900001,TOWEL,Linen towel,x,2026-11-01 10:00:00,9.50,17850,United Kingdom
900002,CANDLE,Beeswax candle,3,2026-11-02 11:00:00,12.25,17851,United Kingdom
`;

/** What goes wrong on a common day, and is mended without loss. */
export async function scenes(base, cookies, { email, password }) {
  const browser = await open('desktop', { cookies });
  const { page, context } = browser;

  try {
    await scene('A file with a bad row is checked, its bad rows taken along, the good order written', () => importFile(base, page), page);
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
  await page.goto(`${base}/imports`);
  await page.locator('input[type=file]').setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByText('orders.csv').waitFor();
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('Rows to mend').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const rows = readFileSync(await (await download).path(), 'utf8');
  if (!rows.includes('NUMBER_INVALID')) throw new Error(`The rows taken along don't say what is wrong: ${rows.slice(0, 200)}`);

  await page.getByRole('button', { name: /Import 1 valid order/ }).click();
  await page.getByText('Done', { exact: true }).first().waitFor();
}
