import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

/** What a hand in the warehouse does on a phone, where not all goes as written. */
export async function warehouse(base, cookies, server) {
  const hand = await open('phone', { cookies });
  const { page } = hand;

  try {
    await scene('Of five on the list three are found: three are packed, two stay to pick', () => shortPick(base, page, server), page);
    await scene(
      'One product in two lines is picked by the scanner, and what is too many is said',
      () => twoLines(base, page, server),
      page,
    );
    await scene('Stock is set right: each refusal stands where it belongs, then it is posted', () => adjust(base, page, server), page);
    check('the warehouse sees no error', hand.faults.length === 0, hand.faults.join(' | '));
  } finally {
    await hand.close();
  }
}

/** A product on the shelf. */
export async function stocked(server, name, sku, quantity, more = {}) {
  const made = await server.give(
    'createProduct',
    { name, kind: 'STOCKED', variants: [{ sku, unitPrice: 5, ...more }] },
    'product { variants { id } }',
  );
  const variantId = made.product.variants[0].id;
  const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
  await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity }] }, 'goodsReceipt { id }');

  return variantId;
}

/** An order that is confirmed. */
export async function confirmed(server, lines, more = {}) {
  const order = 'order { id number version fulfillments { id number version } }';
  const draft = (await server.give('createOrder', { lines, ...more }, order)).order;

  return (await server.give('submitOrder', { id: draft.id, expectedVersion: draft.version }, order)).order;
}

/** A morning's wave. */
export async function wave(base, page, server) {
  const variantId = await stocked(server, 'Rush basket', 'RUSH', 40);
  for (let at = 0; at < 22; at++) await confirmed(server, [{ variantId, quantity: 1 }]);
  const [{ id, version }] = (await confirmed(server, [{ variantId, quantity: 1 }])).fulfillments;
  await server.give('startPicking', { id, expectedVersion: version }, 'fulfillment { id }');

  await page.goto(`${base}/pick?q=RUSH`);
  await page.getByText('23 entries').waitFor();
  await page.getByRole('button', { name: 'Pick several' }).tap();
  await page
    .getByRole('checkbox', { name: /^Pick / })
    .first()
    .check();
  await page.getByRole('button', { name: 'Pick all 23 that match' }).tap();
  const bar = page.getByRole('region', { name: 'With the picked ones' });
  // One is being picked already.
  await bar.getByRole('button', { name: 'Start picking (22)' }).tap();
  const ask = page.getByRole('dialog');
  await ask.getByText(/while this page is open/).waitFor();
  await ask.getByRole('button', { name: 'Start picking' }).tap();
  await page.getByText('Start picking: all 22 done.').waitFor({ timeout: 30_000 });

  await page
    .getByRole('checkbox', { name: /^Pick / })
    .first()
    .check();
  await page.getByRole('button', { name: 'Pick all 23 that match' }).tap();
  await bar.getByRole('button', { name: 'Packed' }).waitFor();
  await bar.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Packing slips' }).tap();
  await page.getByText('23 pages').waitFor();
  check('each shipment has its slip', (await page.locator('.slip').count()) === 23);
  await page.getByRole('link', { name: 'Back' }).tap();
  await page.getByRole('heading', { name: 'To pick' }).waitFor();
}

async function shortPick(base, page, server) {
  const variantId = await stocked(server, 'Slate coaster', 'SLATE', 5);
  const order = await confirmed(server, [{ variantId, quantity: 5 }]);
  await page.goto(`${base}/pick/${encodeURIComponent(order.fulfillments[0].id)}`);
  await page.getByRole('button', { name: 'Start picking' }).tap();
  const pack = page.getByRole('button', { name: 'Packed' });
  await pack.waitFor();
  check('nothing is packed before something was taken', await pack.isDisabled());
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.fill('4*SLATE');
  await box.press('Enter');
  await page.getByText('4 of 5').waitFor();
  await page.getByRole('button', { name: 'One less of Slate coaster' }).tap();
  await page.getByText('3 of 5').waitFor();
  // A phone that was put aside loads the page anew.
  await page.reload();
  await page.getByText('3 of 5').waitFor();
  await pack.tap();
  await page.getByText('Slate coaster: 2 of 5 missing').waitFor();
  await page.getByRole('button', { name: 'Pack what was taken' }).tap();
  await page.getByText('Packed. The rest stays to pick.').waitFor();

  const { fulfillments } = await server.ask(`{ order(id: "${order.id}") { fulfillments { status lines { quantity } } } }`);
  const told = fulfillments.map((it) => `${it.status} ${it.lines.map((line) => Number(line.quantity))}`).sort();
  check('three are packed and two wait', told.join() === 'PACKED 3,PENDING 2', told.join());
}

async function twoLines(base, page, server) {
  const variantId = await stocked(server, 'Clay jug', 'CLAYJUG', 5);
  const order = await confirmed(server, [
    { variantId, quantity: 2 },
    { variantId, quantity: 1 },
  ]);
  await page.goto(`${base}/pick/${encodeURIComponent(order.fulfillments[0].id)}`);
  await page.getByRole('button', { name: 'Start picking' }).tap();
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  for (const [typed, done] of [
    ['2*CLAYJUG', '2 of 3'],
    ['2*CLAYJUG', '3 of 3'],
  ]) {
    await box.fill(typed);
    await box.press('Enter');
    await page.getByText(done).waitFor();
  }
  await page.getByRole('alert').getByText('CLAYJUG: 1 too many').waitFor();
  await page.getByText('All picked. Pack it.').waitFor();
}

async function adjust(base, page, server) {
  const variantId = await stocked(server, 'Willow basket', 'WILLOW', 5);
  await page.goto(`${base}/stock/adjust`);
  const box = page.getByRole('combobox', { name: 'SKU, barcode or name' });
  await box.fill('WILLOW');
  await box.press('Enter');
  const change = page.getByRole('spinbutton', { name: 'Change: Willow basket' });
  await change.fill('-7');
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('Other');
  const post = page.getByRole('button', { name: 'Post' });
  await post.tap();
  await page
    .locator('.note-field')
    .filter({ has: page.getByLabel('Note') })
    .getByText('Say in the note why')
    .waitFor();
  await page.getByLabel('Note').fill('Eaten by moths');
  await post.tap();
  await page.locator('.counts li').filter({ hasText: 'Willow basket' }).getByRole('alert').waitFor();
  await change.fill('-2');
  await post.tap();
  await page.waitForURL(`${base}/stock`);
  const { stock } = await server.ask(`{ node(id: "${variantId}") { ... on Variant { stock { onHand } } } }`);
  check('three are left', Number(stock.onHand) === 3, `${stock.onHand}`);
}
