import { open, violations } from './browser.mjs';
import { check, scene } from './report.mjs';

const ready = '.page-head h1';

/** The main pages; the names of those that open one record are filled in. */
export const paths = (ids) => [
  '/',
  '/orders',
  '/orders/new',
  `/orders/${ids.order}`,
  '/review',
  '/pick',
  '/ship',
  '/stock',
  '/stock?view=low',
  '/stock?view=ledger',
  `/stock/${ids.variant}`,
  '/stock/receive',
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
  '/settings',
  '/settings?part=members',
  '/settings?part=roles',
  '/settings?part=warehouses',
  '/settings?part=numbers',
  '/settings?part=clients',
  '/settings?part=plan',
  '/settings?part=audit',
  `/slips?ids=${ids.order}`,
];

/** What holds of every page: nothing against it by axe, no error, nothing too wide, no key instead of a text. */
export async function inspect({ page, faults }, name, file) {
  const text = await page.locator('body').innerText();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${file}.png`, fullPage: process.env.SHOTS_WHOLE === '1' });

  const found = await violations(page);
  check(`${name}: axe finds nothing`, found.length === 0, `\n       ${found.join('\n       ')}`);
  check(`${name}: no error`, faults.length === 0, faults.join(' | '));
  // A phone's window grows with what is too wide for it: the root element doesn't.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(`${name}: not too wide`, over <= 1, `${over} px`);
  const key =
    /\b[a-z]+\.[a-zA-Z]+\.[A-Za-z_]+\b|\b(common|words|orders|inventory|catalog|customers|payments|tenancy|analytics|audit):[a-z]/.exec(
      text.replace(/\S+@\S+|https?:\S+/g, ''),
    );
  check(`${name}: every text is translated`, !key, key?.[0]);
}

/** Each page in one size, language and theme. */
export async function look(base, cookies, wanted, { size, locale, dark }) {
  const browser = await open(size, { locale, dark, cookies });
  const name = `${size} ${locale} ${dark ? 'dark' : 'light'}`;

  try {
    for (const path of wanted)
      await scene(
        `${path.replace(/[A-Za-z0-9%+/=]{30,}/, 'ID')} in ${name}`,
        async () => {
          browser.faults.length = 0;
          const { page } = browser;
          await page.goto(base + path);
          await page.locator(ready).first().waitFor();
          await page.waitForFunction(() => !document.querySelector('.ant-skeleton, .ant-spin-spinning'), undefined, { timeout: 15_000 });
          await page.waitForTimeout(150);
          const file = `${path.replace(/[^a-z0-9]+/gi, '_').slice(0, 40)}-${name.replaceAll(' ', '-')}`;
          await inspect(browser, `${path} ${name}`, file);
        },
        browser.page,
      );
  } finally {
    await browser.close();
  }
}
