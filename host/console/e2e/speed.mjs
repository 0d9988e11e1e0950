import { readFileSync } from 'node:fs';
import { api } from './api.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Notes the largest paint and how long each input took, from the first byte on. */
const watch = () => {
  window.seen = { lcp: 0, inputs: [], shift: 0 };
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) window.seen.lcp = it.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (it.interactionId) window.seen.inputs.push(it.duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 });
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (!it.hadRecentInput) window.seen.shift += it.value;
  }).observe({ type: 'layout-shift', buffered: true });
};

/** How fast it feels: reported, and the list of orders within what was promised. */
export async function speed(base, cookies, server) {
  const variantId = (await server.ask('{ products(first: 1) { nodes { variants { id } } } }')).nodes[0].variants[0].id;
  for (let n = 0; n < 25; n++) await server.give('createOrder', { lines: [{ variantId, quantity: 1 + n }] }, 'order { id }');

  for (const [size, most] of [
    ['desktop', 1_500],
    ['phone', 2_500],
  ]) {
    const browser = await open(size, { cookies });
    const { page } = browser;
    try {
      await page.addInitScript(watch);
      await scene(
        `Largest paint and longest input, ${size}`,
        async () => {
          const paints = [];
          for (const path of ['/', '/orders', '/stock', '/products', '/customers', '/payments', '/pick', '/settings?part=members']) {
            await page.goto(base + path);
            await page.locator('.page-head h1').waitFor();
            await page.waitForTimeout(400);
            paints.push(await page.evaluate(() => window.seen.lcp));
            const shift = await page.evaluate(() => window.seen.shift);
            check(`${path} stays where it is while it loads, ${size}`, shift <= 0.05, `it shifts by ${shift.toFixed(3)}`);
          }
          await page.getByRole('searchbox').first().focus();
          await page.keyboard.type('tray', { delay: 80 });
          await page.keyboard.press('Control+k');
          await page.getByRole('combobox').first().waitFor();
          await page.keyboard.type('ord', { delay: 80 });
          await page.waitForTimeout(600);
          const inputs = await page.evaluate(() => window.seen.inputs);
          console.log(`       largest paint ${median(paints).toFixed(0)} ms of ${most}, longest input ${Math.max(0, ...inputs)} ms of 200`);
        },
        page,
      );
      if (size === 'desktop')
        await scene('Twenty orders are painted within 300 ms of the click, median of ten', () => list(base, page), page);
    } finally {
      await browser.close();
    }
  }
}

/** The same list where a retailer's half-year is behind it. */
export async function speedAtRetailer(base) {
  const cookies = await retailer(base);
  const browser = await open('desktop', { cookies });
  try {
    await scene("Twenty of a retailer's orders are painted within 300 ms, median of ten", () => list(base, browser.page), browser.page);
  } finally {
    await browser.close();
  }
}

/** A company with the half-year of tests/data, taken in as build/demo does. */
async function retailer(base) {
  const server = api(base);
  const [email, password] = [`retail${Date.now()}@example.com`, 'four words nobody guesses'];
  const company = { companyName: 'Retail Ltd', currency: 'GBP', timeZone: 'Europe/London', language: 'en' };
  await server.give('signUp', { email, password, ...company }, 'tenant { id }');
  const cookies = await server.signIn(email, password);
  const file = readFileSync(new URL('../../../tests/data/online-retail/2010-12_2011-05.csv.gz', import.meta.url));
  const fileId = await server.upload(file, 'application/gzip');
  const { id } = (await server.give('uploadImport', { fileId, profile: 'online-retail' }, 'importJob { id }')).importJob;
  await until('READY');
  await server.give('commitImport', { id, mode: 'VALID_ORDERS' }, 'importJob { id }');
  await until('DONE');

  return cookies;

  async function until(wanted) {
    for (let n = 0; n < 600; n++) {
      const { status } = await server.ask('query($id: ID!) { importJob(id: $id) { status } }', { id });
      if (status === wanted) return;
      if (status === 'INVALID' || status === 'FAILED') break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error(`The half-year is not ${wanted}.`);
  }
}

async function list(base, page) {
  await page.goto(`${base}/customers`);
  await page.locator('.page-head h1').waitFor();
  const times = [];

  for (let n = 0; n < 10; n++) {
    await page.getByRole('link', { name: 'Customers' }).first().click();
    await page.waitForFunction(
      () => location.pathname === '/customers' && document.querySelector('.page-head h1')?.textContent === 'Customers',
    );
    await page.waitForTimeout(200);
    times.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const start = performance.now();
            const look = () =>
              location.pathname === '/orders' && document.querySelectorAll('.grid tbody tr').length >= 20
                ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
                : requestAnimationFrame(look);
            document.querySelector('.nav a[href="/orders"]').click();
            look();
          }),
      ),
    );
  }

  const middle = median(times);
  console.log(`       ${times.map((it) => it.toFixed(0)).join(', ')} ms`);
  check('twenty orders are painted within 300 ms', middle <= 300, `${middle.toFixed(0)} ms`);
}
