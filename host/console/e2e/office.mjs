import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { film } from './barcode.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';
import { confirmed } from './warehouse.mjs';

const order = 'order { id number version }';

/** What an office does beside single orders: many at once, the audit log, programs, the plan, two who edit the same, the demo. */
export async function office(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    await scene(
      'Many orders are cancelled at once; the one that somebody changed meanwhile is kept and says why',
      () => manyOrders(base, page, server),
      page,
    );
    await scene('An order is put on hold with a reason, and goes on once it is released', () => onHold(base, page, server), page);
    await scene('The audit log tells each value before and after, and is found whole', () => auditLog(base, page), page);
    await scene('A key is shown once, renewed with an overlap, and tells when it was used', () => apiKey(base, page), page);
    await scene('Two edit the same variant: each field is one of theirs, and nothing is lost', () => sameVariant(base, page, server), page);
    check('the office sees no error', desk.faults.length === 0, desk.faults.join(' | '));
  } finally {
    await desk.close();
  }
}

const made = async (server, variantId) => {
  const draft = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, order)).order;

  return (await server.give('submitOrder', { id: draft.id, expectedVersion: draft.version }, order)).order;
};

async function variantOf(server, name, sku) {
  const product = (
    await server.give(
      'createProduct',
      { name, kind: 'STOCKED', variants: [{ sku, unitPrice: 5 }] },
      'product { id variants { id version } }',
    )
  ).product;
  const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
  await server.give('receiveStock', { warehouseId, lines: [{ variantId: product.variants[0].id, quantity: 50 }] }, 'goodsReceipt { id }');

  return { productId: product.id, variant: product.variants[0] };
}

async function onHold(base, page, server) {
  const { variant } = await variantOf(server, 'Paper straw', 'STRAW');
  const { id, number } = await made(server, variant.id);
  await page.goto(`${base}/orders/${encodeURIComponent(id)}`);
  const give = async (act, text, button) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const item = page.getByRole('menuitem', { name: act, exact: true });
    await item.waitFor();
    check('a menu opens where it was asked for', (await item.boundingBox()).y < 900, 'below the window');
    await item.click();
    const dialog = page.getByRole('dialog');
    if (text) await dialog.getByRole('textbox').fill(text);
    await dialog.getByRole('button', { name: button ?? act }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await give('Put on hold', 'The customer is on the phone');
  await page.locator('.page-head').getByText('On hold').waitFor();
  await page.locator('.timeline').getByText('The customer is on the phone').first().waitFor();
  const stopped = await server.ask('query($id: ID!) { order(id: $id) { onHold allowedActions { field allowed code } } }', { id });
  check(`${number} is held`, stopped.onHold && stopped.allowedActions.some((it) => it.field === 'releaseOrder' && it.allowed));
  await give('Release', '');
  await page.locator('.page-head').getByText('On hold').waitFor({ state: 'detached' });
  check(`${number} goes on`, (await server.ask('query($id: ID!) { order(id: $id) { onHold } }', { id })).onHold === false);
}

async function manyOrders(base, page, server) {
  const { variant } = await variantOf(server, 'Paper bag', 'BAG');
  const orders = [];
  for (let at = 0; at < 3; at++) orders.push(await made(server, variant.id));
  await page.goto(`${base}/orders`);
  for (const it of orders) await page.getByRole('checkbox', { name: `Pick ${it.number}` }).check();
  await page.getByText('3 picked').waitFor();
  await page.getByRole('region', { name: 'With the picked ones' }).getByRole('button', { name: 'Cancel order' }).click();
  const ask = page.getByRole('dialog');
  await ask.getByRole('textbox').fill('Ordered twice');
  // Meanwhile the second leaves the house.
  let parcel = (await server.ask(`{ order(id: "${orders[1].id}") { fulfillments { id version } } }`)).fulfillments[0];
  for (const step of ['startPicking', 'packFulfillment', 'shipFulfillment'])
    parcel = (
      await server.give(
        step,
        { id: parcel.id, expectedVersion: parcel.version, ...(step === 'shipFulfillment' ? { carrier: 'Royal Mail' } : {}) },
        'fulfillment { id version }',
      )
    ).fulfillment;
  await ask.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByText('2 of 3 done').waitFor();
  check('the one that was not cancelled says why', (await page.locator('.bulk-why').first().innerText()).length > 10);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByText('1 picked').waitFor();
  await page.getByRole('button', { name: 'Let them go' }).click();
}

async function auditLog(base, page) {
  await page.goto(`${base}/settings?part=audit&op=cancelOrder`);
  const entry = page.locator('tr').filter({ hasText: 'Order cancelled' }).filter({ hasText: 'Order SO-' }).first();
  await entry.waitFor();
  check(
    'a change tells both values in words',
    /Status\s+Before\s+Confirmed\s+After\s+Cancelled/.test(await entry.innerText()),
    await entry.innerText(),
  );
  await page.getByRole('button', { name: 'Check the log' }).click();
  await page.getByText(/All [\d,]+ entries are as they were written/).waitFor();
  await entry.getByRole('link').first().click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
}

async function apiKey(base, page) {
  await page.goto(`${base}/settings?part=clients`);
  await page.getByRole('button', { name: 'Add a client' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Secret key/ }).check();
  await dialog.getByLabel('Name').fill('Label printer');
  await dialog.getByRole('group', { name: 'Orders' }).getByRole('checkbox', { name: 'see', exact: true }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const first = (await dialog.locator('.secret-text').innerText()).trim();
  check('a secret key begins with ock_', first.startsWith('ock_'), first.slice(0, 8));
  const used = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-API-Key': first },
    body: JSON.stringify({ query: '{ orders(first: 1) { totalCount } }' }),
  });
  check('the key opens the API', used.status === 200, `${used.status}`);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.reload();
  await page.getByRole('button', { name: 'Label printer' }).click();
  await page.getByRole('button', { name: 'New key' }).click();
  const renew = page.getByRole('dialog').last();
  await renew.getByRole('button', { name: 'Renew' }).click();
  await renew.getByText(/still counts until/).waitFor();
  const second = (await renew.locator('.secret-text').innerText()).trim();
  check('the new key is another one', second.startsWith('ock_') && second !== first);
  await renew.getByRole('button', { name: 'Close' }).last().click();
  await page.getByText('Changing over').first().waitFor();
}

async function sameVariant(base, page, server) {
  const { productId, variant } = await variantOf(server, 'Cork coaster', 'CORK');
  await page.goto(`${base}/products/${encodeURIComponent(productId)}`);
  await page.getByRole('button', { name: 'Edit CORK' }).click();
  const dialog = page.getByRole('dialog').first();
  await dialog.getByLabel('Option').fill('Round');
  await server.give('updateVariant', { id: variant.id, expectedVersion: variant.version, unitPrice: 6.5 }, 'variant { id }');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody else saved meanwhile').waitFor();
  check('what one left alone is proposed as theirs', await page.getByRole('radio', { name: /Price.*6.5/ }).isChecked());
  await page.getByRole('button', { name: 'Save this' }).click();
  await page.getByText('Saved.').waitFor();
  const row = page.locator('tr').filter({ hasText: 'CORK' });
  await row.getByText('£6.50').waitFor();
  await row.getByRole('cell', { name: 'Round' }).waitFor();
}

/** Goods come in by the camera: a film of a barcode stands in for it, and the reader that is fetched for browsers without one. */
export async function camera(base, cookies, server) {
  const code = '4006381333931';
  const made = await server.give(
    'createProduct',
    { name: 'Felt pen', kind: 'STOCKED', variants: [{ sku: 'PEN', unitPrice: 2, barcodes: [code] }] },
    'product { variants { id } }',
  );
  const folder = mkdtempSync(join(tmpdir(), 'ordercloud-film-'));
  const path = join(folder, 'barcode.y4m');
  writeFileSync(path, film(code));
  const hand = await open('phone', {
    cookies,
    args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${path}`],
  });
  const { page } = hand;

  try {
    await scene(
      'A barcode is read through the camera of a phone',
      async () => {
        await page.goto(`${base}/stock/receive`);
        await page.getByRole('button', { name: 'Scan with the camera' }).tap();
        await page.getByText(`Read: ${code}`).waitFor();
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/camera.png` });
        await page.getByRole('button', { name: 'Close' }).tap();
        await page.getByText('Felt pen').first().waitFor();
      },
      page,
    );
    await scene(
      'Lists find what is scanned: stock, products, and the shipment that the item is in; a tracking number is scanned, too',
      () => scanned(base, page, server, made.product.variants[0].id, code),
      page,
    );
    check('the camera asks no other host, and nothing is refused', hand.faults.length === 0, hand.faults.join(' | '));
  } finally {
    await hand.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function scanned(base, page, server, variantId, code) {
  const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
  await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity: 9 }] }, 'goodsReceipt { id }');
  const paper = await variantOf(server, 'Brown paper', 'WRAP');
  await confirmed(server, [{ variantId: paper.variant.id, quantity: 1 }]);
  const wanted = await confirmed(server, [{ variantId, quantity: 1 }]);
  const parcel = wanted.fulfillments[0];
  const scan = async (path, isThere, isGone) => {
    await page.goto(base + path);
    if (isGone) await page.getByText(isGone).first().waitFor();
    await page.getByRole('button', { name: 'Scan with the camera' }).tap();
    if (isGone) await page.getByText(isGone).first().waitFor({ state: 'detached' });
    await page.locator('.pick-card, .card').filter({ hasText: isThere }).first().waitFor();
    check(`${path} looks for what was scanned`, new URL(page.url()).searchParams.get('q') === code, page.url());
  };
  await scan('/stock', 'Felt pen', 'Brown paper');
  await scan('/products', 'Felt pen', 'Brown paper');
  await scan('/pick', parcel.number, 'Brown paper');
  await page.getByRole('searchbox').fill(wanted.number);
  await page.waitForURL(/q=SO-/);
  await page.getByText(parcel.number).first().waitFor();

  let it = parcel;
  for (const step of ['startPicking', 'packFulfillment'])
    it = (await server.give(step, { id: it.id, expectedVersion: it.version }, 'fulfillment { id version }')).fulfillment;
  await page.goto(`${base}/pick/${encodeURIComponent(parcel.id)}`);
  await page.getByRole('button', { name: 'Ship', exact: true }).tap();
  await page.getByLabel('Carrier').fill('Royal Mail');
  await page.getByRole('dialog').getByRole('button', { name: 'Scan with the camera' }).tap();
  await page.waitForFunction((number) => document.querySelector('#ship_trackingNumber')?.value === number, code);
}

/** What the operator settles, by his own commands: OPERATOR is the host's program. */
export async function operator(base, cookies, server, owner) {
  if (!process.env.OPERATOR) return;

  const tenant = (await server.ask('{ me { tenant { id } } }')).tenant.id;
  const command = (verb, ...words) =>
    execFileSync('dotnet', [process.env.OPERATOR, 'tenant', verb, '--tenant', tenant, ...words], {
      stdio: 'pipe',
      cwd: process.env.OPERATOR_HOME,
    });
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    await scene(
      'A plan that is full says so at the form, and leads to what is in use',
      async () => {
        command('plan', 'Small', 'warehouses=1', 'members=50');
        await page.goto(`${base}/settings?part=warehouses`);
        await page.getByRole('button', { name: 'Add a warehouse' }).click();
        await page.getByRole('dialog').getByLabel('Name').fill('Second place');
        await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
        await page.getByText(/Your plan allows 1 warehouse/).waitFor();
        await page.getByRole('link', { name: 'See the plan and what is in use' }).click();
        await page.getByText('1 of 1').waitFor();
        await page.getByText('Full: nothing more can be added.').waitFor();
      },
      page,
    );
    await scene(
      'A suspended company says so in mid-work, and opens again',
      async () => {
        await page.goto(`${base}/orders`);
        await page.locator('.page-head h1').waitFor();
        // Long enough for what the page follows to be followed; then nothing is asked, and it must hear of it by itself.
        await page.waitForTimeout(3_000);
        command('suspend');
        await page.getByRole('heading', { name: /is suspended/ }).waitFor({ timeout: 60_000 });
        command('resume');
        // What he may do is remembered by the host for five seconds.
        await page.waitForTimeout(6_000);
        await page.goto(`${base}/account/sign-in`);
        await page.locator('[name=email]').fill(owner.email);
        await page.locator('[name=password]').fill(owner.password);
        await page.locator('main form [type=submit]').first().click();
        await page.locator('.page-head h1').waitFor();
      },
      page,
    );
  } finally {
    await desk.close();
  }
}

/** Into the demo company and out again, each by one click and its confirmation. */
export async function demo(base, cookies) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    await scene(
      'A demo company is filled by one click and left by one',
      async () => {
        await page.goto(base);
        const own = await page.locator('.tenant').innerText();
        await page.locator('.top-menus button').last().click();
        await page.getByRole('menuitem', { name: 'Try with demo data' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Try with demo data' }).click();
        await page.getByRole('complementary', { name: 'Demo company' }).waitFor({ timeout: 120_000 });
        await page.locator('.tile').first().waitFor();
        check('the demo begins at its top', (await page.evaluate(() => scrollY)) === 0);
        check('the demo bears the name of its own company', (await page.locator('.tenant').innerText()).includes(own));
        await page.goto(`${base}/orders`);
        await page.getByText(/^6\d entries$/).waitFor();
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/demo-orders.png` });
        await page.getByRole('button', { name: 'Leave the demo' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Leave the demo' }).click();
        await page.getByRole('complementary', { name: 'Demo company' }).waitFor({ state: 'detached' });
        await page.locator('.page-head h1').waitFor();
        check('one is back in his own company', (await page.locator('.tenant').innerText()) === own);
      },
      page,
    );
    check('the demo sees no error', desk.faults.length === 0, desk.faults.join(' | '));
  } finally {
    await desk.close();
  }
}
