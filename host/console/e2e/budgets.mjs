import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './browser.mjs';
import { check } from './report.mjs';

const dist = new URL('../dist/', import.meta.url).pathname;
const kilobytes = (file) => {
  const path = join(dist, file);

  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size / 1000;
};
const sum = (files) => [...files].reduce((total, file) => total + kilobytes(file), 0);

/** The scripts of an entry and of all that it imports at once. */
function closure(manifest, key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;

  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) closure(manifest, next, seen);

  return seen;
}

/** What a page may weigh, gzip kB: the frame before any page, every page that lists something, and what is used in the warehouse. */
const pages = (shipment) => [
  ['boot', '/no-such-page', 280],
  ['list of orders', '/orders', 400],
  ['list of returns', '/returns', 400],
  ['list of what is to review', '/review', 400],
  ['list of imports', '/imports', 400],
  ['list of products', '/products', 400],
  ['list of customers', '/customers', 400],
  ['list of stock', '/stock', 400],
  ['list of payments', '/payments', 400],
  ['list of members', '/settings?part=members', 400],
  ['list of audit entries', '/settings?part=audit', 400],
  ['what is to pick', '/pick', 300],
  ['what is to ship', '/ship', 300],
  ['a shipment in the hand', `/pick/${shipment}`, 300],
  ['goods coming in', '/stock/receive', 300],
  ['stock set right', '/stock/adjust', 300],
];

/** The scripts that a browser fetches until the page stands there and rests, untouched: at once, when they are shown, and ahead. */
async function fetched(page, address) {
  const scripts = new Set();
  let last = Date.now();
  const note = (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.endsWith('.js')) return;

    scripts.add(pathname.slice(1));
    last = Date.now();
  };
  page.on('request', note);
  await page.goto(address);
  await page.locator('.page-head h1, .trouble h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.ant-skeleton, .bones'));
  while (Date.now() - last < 1_500) await page.waitForTimeout(200);
  page.off('request', note);

  return scripts;
}

/** The sizes that may not be passed, gzip kB. */
export async function budgets(base, cookies, server) {
  const shipment = (await server.ask('{ fulfillments(first: 1) { nodes { id } } }')).nodes[0].id;
  const { page, close } = await open('desktop', { cookies });
  const limits = [];

  try {
    for (const [name, path, limit] of pages(encodeURIComponent(shipment)))
      limits.push([name, sum(await fetched(page, base + path)), limit]);
  } finally {
    await close();
  }

  // It comes with figures to draw alone, so it is not looked for on the page.
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const entry = closure(manifest, 'index.html');
  const chart = [...closure(manifest, 'src/features/analytics/components/SalesChart.tsx')].filter((file) => !entry.has(file));
  limits.push(['the chart alone', sum(chart.filter((file) => file.endsWith('.js'))), 175]);

  for (const [name, size, limit] of limits) {
    console.log(`       ${name}: ${size.toFixed(0)} kB of ${limit}`);
    check(`${name} is at most ${limit} kB`, size > 100 && size <= limit, `${size.toFixed(0)} kB`);
  }
}
