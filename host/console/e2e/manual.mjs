import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { api } from './api.mjs';
import { open } from './browser.mjs';
import { finish, scene } from './report.mjs';

// The first day of docs/manual in each language, with its pictures. BASE is a running host; LANGUAGES, if given, names some of the three.
const base = process.env.BASE ?? 'http://localhost:5080';
process.env.BASE = base;
const out = new URL('../../../docs/manual/images/', import.meta.url).pathname;
mkdirSync(out, { recursive: true });

const days = {
  en: {
    company: 'Harbour & Vine',
    currency: 'GBP',
    zone: 'Europe/London',
    goods: [
      ['Stoneware mug', 'MUG', '7.95'],
      ['Linen towel', 'TOWEL', '9.50'],
      ['Oak board', 'BOARD', '34'],
    ],
    customer: ['The Corner Café', '12 High Street', 'Leeds', 'United K'],
    first: 'cor',
    carrier: 'Royal Mail',
  },
  'zh-CN': {
    company: '晨光家居',
    currency: 'CNY',
    zone: 'Asia/Shanghai',
    goods: [
      ['粗陶马克杯', 'MUG', '39'],
      ['亚麻毛巾', 'TOWEL', '59'],
      ['橡木砧板', 'BOARD', '199'],
    ],
    customer: ['转角咖啡馆', '南京西路 1266 号', '上海', '中国'],
    first: '转角',
    carrier: '顺丰速运',
  },
  'zh-TW': {
    company: '晨光家居',
    currency: 'TWD',
    zone: 'Asia/Taipei',
    goods: [
      ['粗陶馬克杯', 'MUG', '280'],
      ['亞麻毛巾', 'TOWEL', '390'],
      ['橡木砧板', 'BOARD', '1290'],
    ],
    customer: ['轉角咖啡館', '信義路五段 7 號', '台北', '台灣'],
    first: '轉角',
    carrier: '黑貓宅急便',
  },
};

/** The console's own texts: what a reader of the manual sees on the buttons. */
const texts = (locale) => (feature, path) =>
  path
    .split('.')
    .reduce((at, key) => at[key], JSON.parse(readFileSync(new URL(`../src/i18n/${locale}/${feature}.json`, import.meta.url), 'utf8')));

async function day(locale, it) {
  const t = texts(locale);
  const desk = await open('manual', { locale });
  const { page } = desk;
  const shoot = async (name, from = page) => {
    await from.waitForTimeout(700);
    const png = (await from.screenshot()).toString('base64');
    const blank = await desk.context.newPage();
    // The browser has the encoder.
    const webp = await blank.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d').drawImage(image, 0, 0);

      return canvas.toDataURL('image/webp', 0.75).split(',')[1];
    }, png);
    await blank.close();
    writeFileSync(`${out}${name}.${locale}.webp`, Buffer.from(webp, 'base64'));
  };
  const save = () =>
    page
      .getByRole('button', { name: new RegExp(spaced(t('common', 'save'))) })
      .first()
      .click();
  const heading = (name) => page.getByRole('heading', { name, level: 1 }).waitFor();

  try {
    await page.goto(`${base}/account/sign-up`);
    const email = `day-${locale}-${Date.now()}@example.com`.toLowerCase();
    for (const [name, value] of Object.entries({ companyName: it.company, email, password: 'four words nobody guesses' }))
      await page.locator(`[name=${name}]`).fill(value);
    await page.locator('[name=currency]').selectOption(it.currency);
    await page.locator('[name=timeZone]').selectOption(it.zone);
    await shoot('sign-up');
    await page.locator('main form [type=submit]').click();
    await page.getByText(t('analytics', 'steps.title')).waitFor();
    await shoot('first-steps');

    for (const [index, [name, sku, price]] of it.goods.entries()) {
      await page.goto(`${base}/products/new`);
      await page.locator('#name').fill(name);
      await page.getByLabel(t('catalog', 'sku'), { exact: true }).fill(sku);
      await page
        .getByLabel(new RegExp(`^${t('catalog', 'price')}`))
        .first()
        .fill(price);
      if (index === 0) await shoot('product');
      await save();
      await heading(name);
    }

    await page.goto(`${base}/stock/receive`);
    const box = page.getByRole('combobox', { name: t('common', 'scan.label') });
    for (const [name, sku] of it.goods) {
      await box.fill(`40*${sku}`);
      await box.press('Enter');
      await page.getByText(name).first().waitFor();
    }
    await shoot('receive');
    await page.getByRole('button', { name: new RegExp(spaced(t('inventory', 'post'))) }).click();
    await heading(t('inventory', 'title'));

    const [customer, line1, city, country] = it.customer;
    await page.goto(`${base}/customers/new`);
    await page.locator('#name').fill(customer);
    await page.getByLabel(t('common', 'address.line1'), { exact: true }).fill(line1);
    await page.getByLabel(t('common', 'address.city'), { exact: true }).fill(city);
    await page.locator('#addresses_0_countryCode').fill(country);
    await page.keyboard.press('Enter');
    await save();
    await heading(customer);

    await page.goto(`${base}/orders/new`);
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(it.first, { delay: 60 });
    await page.locator('.ant-select-item-option-active').filter({ hasText: customer }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(line1).first().waitFor();
    for (const [text, [name]] of ['2*MUG', 'TOWEL', 'BOARD'].map((code, index) => [code, it.goods[index]])) {
      await page.keyboard.type(text, { delay: 40 });
      await page.keyboard.press('Enter');
      await page.getByText(name).first().waitFor();
    }
    await shoot('entry');
    await page.keyboard.press('Control+Enter');
    await page.locator('.page-head .status').first().waitFor();
    await page.getByText(t('words', 'OrderStatus.CONFIRMED')).first().waitFor();
    await page.waitForTimeout(3_500);
    await shoot('order');

    const hand = await open('phone', { locale, cookies: await desk.context.cookies(base) });
    try {
      await hand.page.goto(`${base}/pick`);
      await hand.page.locator('.card').first().tap();
      await hand.page.getByRole('button', { name: t('orders', 'act.startPicking') }).tap();
      await hand.page.locator('.pick:enabled').first().tap();
      await hand.page.waitForTimeout(3_500);
      await shoot('pick', hand.page);
      const rest = it.goods.toSorted(([, a], [, b]) => (a < b ? -1 : 1)).slice(1);
      for (const [name] of rest) await hand.page.getByRole('button', { name: new RegExp(name) }).tap();
      await hand.page.getByRole('button', { name: new RegExp(spaced(t('orders', 'act.packFulfillment'))) }).tap();
      const ship = new RegExp(`^${spaced(t('orders', 'act.shipFulfillment'))}$`);
      await hand.page.getByRole('button', { name: ship }).tap();
      await hand.page.getByRole('dialog').getByRole('textbox').first().fill(it.carrier);
      await hand.page.getByRole('dialog').getByRole('button', { name: ship }).tap();
      await hand.page.getByRole('heading', { name: t('orders', 'ship.title') }).waitFor();
    } catch (fault) {
      if (process.env.SHOTS) await hand.page.screenshot({ path: `${process.env.SHOTS}/manual-hand-${locale}.png` });
      throw fault;
    } finally {
      await hand.close();
    }

    await page.getByRole('button', { name: new RegExp(spaced(t('orders', 'act.confirmDelivery'))) }).click();
    await page.locator('a[href*="/payments/new"]').first().click();
    await page.locator('form').first().waitFor();
    await page.locator('.ant-btn-primary').last().click();
    await page.getByText(t('words', 'OrderStatus.COMPLETED')).first().waitFor();

    await page.goto(`${base}/imports`);
    await page.locator('input[type=file]').setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(file(it)) });
    await page.getByText('orders.csv').waitFor();
    await page.getByRole('button', { name: t('orders', 'import.check') }).click();
    await page.getByText(t('orders', 'import.errors')).waitFor();
    await shoot('import');

    const server = api(base);
    await server.signIn(email, 'four words nobody guesses');
    const { nodes } = await server.ask('{ products(first: 10) { nodes { variants { id } } } }');
    for (const [n, quantity] of [3, 5, 2, 4].entries()) {
      const variantId = nodes[n % nodes.length].variants[0].id;
      const made = (await server.give('createOrder', { lines: [{ variantId, quantity }] }, 'order { id version }')).order;
      await server.give('submitOrder', { id: made.id, expectedVersion: made.version }, 'order { id }');
    }
    await page.goto(base);
    await page.locator('.tiles').waitFor();
    await page.waitForTimeout(1_500);
    await shoot('dashboard');
  } catch (fault) {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/manual-${locale}.png` });
    throw fault;
  } finally {
    await desk.close();
  }
}

/** The kit puts a blank between two Han letters of a button. */
const spaced = (text) => [...text].join('\\s*');

const file = ({ goods }) => `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
900001,${goods[0][1]},${goods[0][0]},2,2026-11-01 10:00:00,${goods[0][2]},17850,United Kingdom
900001,${goods[1][1]},${goods[1][0]},x,2026-11-01 10:00:00,${goods[1][2]},17850,United Kingdom
900002,${goods[2][1]},${goods[2][0]},3,2026-11-02 11:00:00,${goods[2][2]},17851,United Kingdom
`;

for (const locale of process.env.LANGUAGES?.split(',') ?? Object.keys(days))
  await scene(`The first day in ${locale}`, () => day(locale, days[locale]));
finish();
