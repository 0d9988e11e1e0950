import { readdirSync, readFileSync } from 'node:fs';
import { open, violations } from './browser.mjs';
import { check, scene } from './report.mjs';

const ready = '.page-head h1';

/** The pages; the names of those that open one record are filled in. */
export const paths = (ids) => [
  '/',
  '/?days=year',
  '/orders',
  '/orders/new',
  `/orders/${ids.order}`,
  `/orders/${ids.draft}/edit`,
  `/orders/${ids.order}/slip`,
  '/returns',
  `/returns/${ids.return}`,
  '/review',
  '/pick',
  `/pick/${ids.shipment}`,
  '/ship',
  '/stock',
  '/stock?view=low',
  '/stock?view=ledger',
  '/stock?view=receipts',
  '/stock?view=adjustments',
  `/stock/receipts/${ids.goodsReceipt}`,
  `/stock/adjustments/${ids.adjustment}`,
  `/stock/${ids.variant}`,
  '/stock/receive',
  '/stock/adjust',
  '/products',
  '/products/new',
  `/products/${ids.product}`,
  '/customers',
  '/customers/new',
  `/customers/${ids.customer}`,
  '/payments',
  '/payments/new',
  `/payments/${ids.receipt}`,
  '/imports',
  `/imports/${ids.import}`,
  '/settings',
  '/settings?part=members',
  '/settings?part=teams',
  '/settings?part=roles',
  '/settings?part=roles&may=orders:approve',
  '/settings?part=warehouses',
  '/settings?part=numbers',
  '/settings?part=clients',
  '/settings?part=plan',
  '/settings?part=audit',
  `/slips?ids=${ids.order}`,
];

const dialog = (page) => page.getByRole('dialog').last().waitFor();

/** What opens above a page: an order beside its list, a role, the palette, the bell, a phone's menu. */
export const openings = (ids) => [
  { path: `/orders?open=${ids.order}`, name: 'an order beside its list', sizes: ['desktop', 'tablet'], act: dialog },
  {
    path: '/settings?part=roles',
    name: 'a role',
    act: async (page) => {
      await page.locator('.roles .panel-head button').first().click();
      await dialog(page);
    },
  },
  {
    path: '/settings?part=clients',
    name: 'an API client',
    act: async (page) => {
      await page.locator('.grid .link, .grid button, .cards button').first().click();
      await dialog(page);
    },
  },
  {
    path: '/stock',
    name: 'the palette',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.locator('.palette-hits .hit').first().waitFor();
    },
  },
  {
    path: '/orders',
    name: 'the bell',
    act: async (page) => {
      await page.locator('.top-place button').last().click();
      await page.locator('.notices').waitFor();
    },
  },
  {
    path: '/orders',
    name: 'the menu',
    sizes: ['phone'],
    act: async (page) => {
      await page.locator('.top button').first().tap();
      await page.locator('.ant-drawer .nav').waitFor();
    },
  },
];

/** What is pressed on a phone and less than 44 px high; links in running text are as high as their line, and a switch reaches beyond what is seen of it. */
function tooSmall() {
  if (!matchMedia('(pointer: coarse) and (max-width: 767px)').matches || !document.querySelector('.page-head')) return [];

  const box = (it) =>
    it.tagName === 'INPUT' ? (it.closest('.ant-select, .field, .ant-input-affix-wrapper, .ant-picker, label, .ant-upload') ?? it) : it;

  return [...document.querySelectorAll('button, [role=button], [role=tab], input:not([type=hidden], [type=file]), select, a[href]')]
    .filter(
      (it) =>
        !it.closest('.sr-only, .skip, .ant-switch, .ant-select-clear, .ant-picker-clear') &&
        !(it.tagName === 'A' && getComputedStyle(it).display === 'inline'),
    )
    .map((it) => ({ it: box(it), size: box(it).getBoundingClientRect() }))
    .filter(({ it, size }) => size.width > 1 && size.height > 0 && size.height < 43.5 && getComputedStyle(it).visibility !== 'hidden')
    .map(
      ({ it, size }) => `${Math.round(size.height)} px: ${it.getAttribute('aria-label') || it.textContent?.slice(0, 30) || it.className}`,
    );
}

const texts = (it) => (typeof it === 'string' ? [it] : Object.values(it).flatMap(texts));
const folder = new URL('../src/i18n/en/', import.meta.url);
/** The console's own English sentences and phrases: what isn't one of them is a name, a code, or what somebody wrote. */
const english = readdirSync(folder)
  .flatMap((name) => texts(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
  .flatMap((it) => it.split(/{{\w+}}/))
  .map((it) => it.trim())
  .filter((it) => /[a-z]{2,} [a-z]{2,}/i.test(it) && it.length > 7);
/** What the scenes wrote, and what other systems call their things. */
const written = /[“"].*?[”"]|\S+@\S+|https?:\S+/g;
/** A file, as the person who imported it has it named. */
const file = /\S+\.csv(?: \(.*?\))?/g;

/** English where Chinese is wanted: one of the console's own texts, or a sentence of whomever. */
export function untranslated(all) {
  const text = all.replace(file, '');
  const own = english.find((it) => new RegExp(`(^|[^A-Za-z])${it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}([^A-Za-z]|$)`).test(text));

  return own ?? /[A-Za-z]{2,}(?: [a-z]{2,}){4,}/.exec(text.replace(written, ''))?.[0];
}

/** A paper speaks the company's language, whoever looks at it, and says so. */
const elsewhere = () =>
  [...document.querySelectorAll('body [lang]')].filter((it) => it.lang !== document.documentElement.lang).map((it) => it.innerText);

/** What holds of every page: nothing against it by axe, no error, nothing too wide, no key instead of a text. */
export async function inspect({ page, faults }, name, shot) {
  const text = await page.locator('body').innerText();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${shot}.png`, fullPage: process.env.SHOTS_WHOLE === '1' });

  const found = await violations(page);
  check(`${name}: axe finds nothing`, found.length === 0, `\n       ${found.join('\n       ')}`);
  check(`${name}: no error`, faults.length === 0, faults.join(' | '));
  const small = await page.evaluate(tooSmall);
  check(`${name}: a thumb hits everything`, small.length === 0, small.join(' | '));
  // A phone's window grows with what is too wide for it: the root element doesn't.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(`${name}: not too wide`, over <= 1, `${over} px`);
  const key =
    /\b[a-z]+\.[a-zA-Z]+\.[A-Za-z_]+\b|\b(common|words|orders|inventory|catalog|customers|payments|tenancy|analytics|audit):[a-z]/.exec(
      text.replace(/\S+@\S+|https?:\S+/g, ''),
    );
  check(`${name}: every text is translated`, !key, key?.[0]);
  if (!name.includes(' zh-')) return;

  const left = untranslated((await page.evaluate(elsewhere)).reduce((rest, it) => rest.replace(it, ''), text));
  check(`${name}: nothing is left in English`, !left, left);
}

/** Each page in one size, language and theme. */
export async function look(base, cookies, wanted, { size, locale, dark }) {
  const browser = await open(size, { locale, dark, cookies });
  const name = `${size} ${locale} ${dark ? 'dark' : 'light'}`;

  try {
    for (const it of wanted.map((one) => (typeof one === 'string' ? { path: one } : one))) {
      if (it.sizes && !it.sizes.includes(size)) continue;

      const path = it.path;
      const title = it.name ? `${path}, ${it.name}` : path;
      await scene(
        `${title.replace(/[A-Za-z0-9%+/=]{30,}/, 'ID')} in ${name}`,
        async () => {
          browser.faults.length = 0;
          const { page } = browser;
          await page.goto(base + path);
          await page.locator(ready).first().waitFor();
          await page.waitForFunction(() => !document.querySelector('.ant-skeleton, .bones, .ant-spin-spinning'), undefined, {
            timeout: 15_000,
          });
          await it.act?.(page);
          await page.waitForTimeout(150);
          const file = `${title.replace(/[^a-z0-9]+/gi, '_').slice(0, 40)}-${name.replaceAll(' ', '-')}`;
          await inspect(browser, `${title} ${name}`, file);
        },
        browser.page,
      );
    }
  } finally {
    await browser.close();
  }
}
