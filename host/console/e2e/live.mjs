import { api } from './api.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

const order = 'order { id number version total { amount } }';

/** Pages that stand open while others work, or while the connection is away; and a company at the other end of the world. */
export async function live(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;
  const line = await cuttable(page);

  try {
    const variantId = await product(server, 'Slate coaster', 'COASTER', 6);
    const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
    const receive = (quantity) => server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity }] }, 'goodsReceipt { id }');
    await receive(30);
    const draft = (await server.give('createOrder', { lines: [{ variantId, quantity: 5 }] }, order)).order;
    const sold = (await server.give('submitOrder', { id: draft.id, expectedVersion: draft.version }, order)).order;
    const pay = (amount, reference) =>
      server.give('recordReceipt', { method: 'CASH', amount, reference, matches: [{ orderId: sold.id, amount }] }, 'receipt { id }');
    const payments = page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'Payments' }) });

    await scene(
      "An open order shows another's payment; what came while the connection was away shows once it is back, and the page says so meanwhile",
      async () => {
        await page.goto(`${base}/orders/${encodeURIComponent(sold.id)}`);
        await payments.getByText('Nothing received yet.').waitFor();
        await page.waitForTimeout(1_500);
        await pay(4);
        await payments.getByText('£4.00').waitFor({ timeout: 5_000 });
        check('nothing says any more that nothing was received', (await payments.getByText('Nothing received yet.').count()) === 0);

        line.cut();
        const away = page.getByRole('status').filter({ hasText: 'Not connected' });
        await away.waitFor({ timeout: 15_000 });
        await pay(7);
        await page.waitForTimeout(1_000);
        check('without a connection it is not known', (await payments.getByText('£7.00').count()) === 0);
        line.mend();
        await payments.getByText('£7.00').waitFor({ timeout: 30_000 });
        await away.waitFor({ state: 'detached' });
      },
      page,
    );
    await scene(
      'What is available of a product follows the stock',
      async () => {
        const { id } = (await server.ask(`{ node(id: "${variantId}") { ... on Variant { product { id } } } }`)).product;
        for (const path of [`/products/${encodeURIComponent(id)}`, '/products?q=COASTER']) {
          await page.goto(base + path);
          await page.locator('td', { hasText: /^\d+$/ }).last().waitFor();
          await page.waitForTimeout(1_500);
          const before = (await server.ask(`{ node(id: "${variantId}") { ... on Variant { stock { available } } } }`)).stock.available;
          await receive(10);
          await page.getByRole('cell', { name: String(before + 10), exact: true }).waitFor({ timeout: 5_000 });
        }
      },
      page,
    );
    check(
      'the desk sees no error but the cut line',
      desk.faults.filter((it) => !/WebSocket/i.test(it)).length === 0,
      desk.faults.join(' | '),
    );
  } finally {
    await desk.close();
  }

  await scene('A company in Tokyo has its own days and its yen, wherever its people sit', () => tokyo(base));
}

/** The page's sockets, which can be cut and kept from coming back. */
async function cuttable(page) {
  const lines = new Set();
  let isCut = false;
  await page.routeWebSocket(/\/graphql$/, (line) => {
    if (isCut) return void line.close({ code: 1012 });

    lines.add(line);
    line.connectToServer();
  });

  return {
    cut: () => {
      isCut = true;
      for (const line of lines) line.close({ code: 1012 });
      lines.clear();
    },
    mend: () => {
      isCut = false;
    },
  };
}

async function product(server, name, sku, unitPrice) {
  return (await server.give('createProduct', { name, kind: 'STOCKED', variants: [{ sku, unitPrice }] }, 'product { variants { id } }'))
    .product.variants[0].id;
}

async function tokyo(base) {
  const server = api(base);
  const [email, password] = [`tokyo${Date.now()}@example.com`, 'four words nobody guesses'];
  const company = { companyName: 'Kappabashi Wares', currency: 'JPY', timeZone: 'Asia/Tokyo', language: 'en' };
  await server.give('signUp', { email, password, ...company }, 'tenant { id }');
  const { page, faults, close } = await open('desktop', { cookies: await server.signIn(email, password) });

  try {
    const variantId = await product(server, 'Tea bowl', 'BOWL', 1200);
    const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
    await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity: 9 }] }, 'goodsReceipt { id }');
    const draft = (await server.give('createOrder', { lines: [{ variantId, quantity: 3 }] }, order)).order;
    await server.give('submitOrder', { id: draft.id, expectedVersion: draft.version }, order);
    const { placedAt } = await server.ask(`{ order(id: "${draft.id}") { placedAt } }`);
    const inTokyo = (options) => new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', ...options });
    const today = inTokyo({ dateStyle: 'medium' }).format(new Date());
    const at = inTokyo({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(placedAt));

    await page.goto(base);
    const tile = page.locator('.tile').filter({ hasText: 'Orders today' }).locator('strong');
    await tile.filter({ hasText: '1' }).waitFor();
    await page.getByText('¥3,600').first().waitFor();
    check(
      "the day on the dashboard is the company's",
      (await page.locator('.page-head').innerText()).includes(today.split(',')[0].split(' ')[1]),
    );
    await page.goto(`${base}/orders`);
    await page.getByRole('cell', { name: at }).waitFor();
    check('yen have no hundredths', /¥3,600(?!\.)/.test(await page.locator('tbody').innerText()), await page.locator('tbody').innerText());

    // An hour after midnight in Tokyo, when it is still the day before in the browser's own zone.
    const day = (offset) =>
      new Date(
        Date.parse(
          `${
            inTokyo({})
              .formatToParts(new Date())
              .find((it) => it.type === 'year').value
          }-06-15T00:00:00Z`,
        ) +
          offset * 86_400_000,
      )
        .toISOString()
        .slice(0, 10);
    await page.clock.setFixedTime(new Date(`${day(0)}T01:00:00+09:00`));
    await page.goto(`${base}/settings?part=clients`);
    await page.getByRole('button', { name: 'Add a client' }).click();
    await page.getByRole('dialog').getByLabel('Valid until').click();
    const cell = (offset) => page.locator(`.ant-picker-cell[title="${day(offset)}"]`);
    await cell(0).waitFor();
    const isShut = async (offset) => /disabled/.test(await cell(offset).getAttribute('class'));
    check("the company's today can be chosen", !(await isShut(0)));
    check("the browser's today, which is over in Tokyo, can't", await isShut(-1));
    check('the company in Tokyo sees no error', faults.length === 0, faults.join(' | '));
  } finally {
    await close();
  }
}
