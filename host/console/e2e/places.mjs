import { invite } from './account.mjs';
import { api } from './api.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';
import { confirmed, stocked } from './warehouse.mjs';

const password = 'four words nobody guesses';
const history = (price) => `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
700001,PLATE,Slate plate,2,2026-09-01 10:00:00,${price},17850,United Kingdom
C700002,PLATE,Slate plate,-1,2026-09-03 11:00:00,11.5,17850,United Kingdom
700003,PLATE,Slate plate,-4,2026-09-04 12:00:00,0,,United Kingdom
`;

/** Teams, assignments, returns, stock documents, stored documents: what is done and looked up less often than orders. */
export async function places(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    const sam = await member(base, server, 'sales', 'sam');
    await scene('A team is made, gets a member more, and goes', () => teams(base, page, sam), page);
    await scene('An order is given to a member, who finds it, and taken from him again', () => assigned(base, page, server, sam), page);
    await scene('A right tells who holds it, and up to which amount', () => whoMay(base, page, server), page);
    await scene('The bell tells the maker of a rejected order, and the warehouse what is to pick', () => bell(base, page, server), page);
    await scene(
      'What a role does not open says which right is missing; a page that breaks tells the request',
      () => closed(base, server),
      page,
    );
    await scene('A program may send stored documents alone, and any again', () => documents(base, page, server), page);
    await scene('A packing slip is printed on the paper that was chosen, which is remembered', () => slips(base, page, server), page);
    await scene('A slip says what the company was when its goods left, whatever it is now', () => letterhead(base, page, server), page);
    await scene('A product gets a picture; a link that leads inside brings none and says so', () => pictured(base, page, server), page);
    await scene('What is earned on an order is shown to who may see it', () => earned(base, page, server, sam), page);
    await scene('What came in and what was set right have a page each, which the movements lead to', () => moved(base, page, server), page);
    await scene('Returns of an imported history are listed; a second file shows what it changes', () => returned(base, page, server), page);
    check('the desk sees no error', desk.faults.length === 0, desk.faults.join(' | '));
  } finally {
    await desk.close();
  }
}

async function pictured(base, page, server) {
  const made = await server.give(
    'createProduct',
    { name: 'Painted bowl', kind: 'STOCKED', variants: [{ sku: 'BOWL', unitPrice: 9 }] },
    'product { id }',
  );
  await page.goto(`${base}/products/${encodeURIComponent(made.product.id)}`);
  const panel = page.getByRole('region', { name: 'Picture' });
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNwa9oCRAwQCgAn5gXxJgpL4AAAAABJRU5ErkJggg==';
  await panel.locator('input[type=file]').setInputFiles({ name: 'bowl.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
  await panel.getByRole('img', { name: 'Picture' }).waitFor();
  await panel.getByRole('button', { name: 'From a link' }).click();
  await panel.getByRole('textbox', { name: 'Link to a picture' }).fill('https://127.0.0.1/bowl.png');
  await panel.getByRole('button', { name: 'Fetch' }).click();
  await panel.getByRole('alert').waitFor();
  check('the one before is still shown', await panel.getByRole('img', { name: 'Picture' }).isVisible());
  await page.goto(`${base}/products?q=Painted`);
  await page.locator('tbody tr img.thumb').first().waitFor();
  await page.goto(`${base}/products/${encodeURIComponent(made.product.id)}`);
  await panel.getByRole('button', { name: 'Remove the picture' }).click();
  await panel.getByRole('img', { name: 'Picture' }).waitFor({ state: 'detached' });
}

/** Somebody who has accepted, with a session of his own. */
async function member(base, server, role, name) {
  const roles = (await server.ask('{ roles(first: 50) { nodes { id templateKey } } }')).nodes;
  const email = `${name}${Date.now()}@example.com`;
  const { link } = await invite(server, email, roles.find((it) => it.templateKey === role).id);
  const browser = await open('desktop');
  try {
    await browser.page.goto(base + link);
    await browser.page.locator('[name=password]').fill(password);
    await browser.page.locator('main form [type=submit]').last().click();
    await browser.page.locator('.page-head h1').waitFor();
    const name = (
      await server.ask('query($q: String!) { members(first: 1, where: { email: { eq: $q } }) { nodes { displayName } } }', { q: email })
    ).nodes[0].displayName;

    return { email, name, cookies: await browser.context.cookies(base) };
  } finally {
    await browser.close();
  }
}

/** Chooses in a box that is searched by typing. */
async function choose(page, box, text) {
  await box.click();
  await box.fill(text);
  await page.locator('.ant-select-item-option-active').filter({ hasText: text }).waitFor();
  await page.keyboard.press('Enter');
}

async function teams(base, page, sam) {
  await page.goto(`${base}/settings?part=teams`);
  await page.getByText('Without teams the whole company is one team.').waitFor();
  await page.getByRole('button', { name: 'New team' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('North');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = page.locator('tr').filter({ hasText: 'North' });
  await row.getByText('nobody yet').waitFor();
  await page.getByRole('button', { name: 'Edit North' }).click();
  await choose(page, dialog.getByRole('combobox'), sam.name);
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row.getByText(sam.name).waitFor();
  await page.getByRole('button', { name: 'Remove North' }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Without teams the whole company is one team.').waitFor();
}

async function assigned(base, page, server, sam) {
  const made = await server.give(
    'createProduct',
    { name: 'Slate plate', kind: 'STOCKED', variants: [{ sku: 'PLATE', unitPrice: 12 }] },
    'product { variants { id } }',
  );
  const variantId = made.product.variants[0].id;
  const { id } = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, 'order { id }')).order;
  const path = `${base}/orders/${encodeURIComponent(id)}`;
  const hall = await open('desktop', { cookies: sam.cookies });

  try {
    await hall.page.goto(`${base}/orders?assignee=none`);
    await hall.page.getByText('No order matches').waitFor();
    await page.goto(path);
    const fact = page.locator('.sum-row').filter({ hasText: 'Assigned to' });
    await fact.getByRole('button', { name: 'Assign' }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByRole('combobox'), sam.name);
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await fact.getByText(sam.name).waitFor();

    await hall.page.goto(`${base}/orders`);
    await hall.page.locator(`a[href="/orders/${encodeURIComponent(id)}"]`).waitFor();
    check('whose role sees his own records sees this one alone', (await hall.page.locator('tbody tr').count()) === 1);
    await hall.page.getByRole('combobox', { name: 'Assigned to' }).click();
    await hall.page.locator('.ant-select-item-option-active').filter({ hasText: 'Mine' }).waitFor();
    await hall.page.keyboard.press('Enter');
    await hall.page.waitForURL(/assignee=/);
    await hall.page.locator(`a[href="/orders/${encodeURIComponent(id)}"]`).waitFor();

    await fact.getByRole('button', { name: 'Assign' }).click();
    await dialog.locator('.ant-select').hover();
    await dialog.locator('.ant-select-clear').click();
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await fact.getByText('nobody').waitFor();
    await hall.page.reload();
    await hall.page.getByText('No order matches').waitFor();
    check('the member sees no error', hall.faults.length === 0, hall.faults.join(' | '));
  } finally {
    await hall.close();
  }
}

async function whoMay(base, page, server) {
  const ruth = await member(base, server, 'reviewer', 'ruth');
  await page.goto(`${base}/settings?part=roles`);
  await choose(page, page.getByRole('combobox', { name: 'Who may' }), 'Orders: approve');
  const list = page.getByRole('list', { name: 'Who may' });
  await list.getByText('Owner').waitFor();
  await list.getByText('Any amount').first().waitFor();
  await list.getByRole('listitem').filter({ hasText: ruth.name }).getByText('up to £10,000.00').waitFor();
}

async function bell(base, page, server) {
  const ralph = await member(base, server, 'reviewer', 'ralph');
  const wilma = await member(base, server, 'warehouse', 'wilma');
  const reviewer = api(base);
  await reviewer.signIn(ralph.email, password);
  const variant = async (sku, stock) => {
    const made = await server.give(
      'createProduct',
      { name: sku, kind: 'STOCKED', variants: [{ sku, unitPrice: 3 }] },
      'product { variants { id } }',
    );
    const variantId = made.product.variants[0].id;
    const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
    if (stock > 0) await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity: stock }] }, 'goodsReceipt { id }');

    return variantId;
  };
  const submit = async (variantId) => {
    const { id, version } = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, 'order { id version }')).order;

    return (await server.give('submitOrder', { id, expectedVersion: version }, 'order { id version number }')).order;
  };
  const scarce = await submit(await variant('SCARCE', 0));
  const plenty = await variant('PLENTY', 5);
  const hall = await open('phone', { cookies: wilma.cookies });

  try {
    await page.goto(`${base}/customers`);
    await page.getByRole('button', { name: /notice/ }).waitFor();
    await hall.page.goto(`${base}/stock`);
    await hall.page.locator('.page-head h1').waitFor();
    await page.waitForTimeout(1_500);
    await reviewer.give('rejectOrder', { id: scarce.id, expectedVersion: scarce.version, reason: 'Not again' }, 'order { id }');
    await submit(plenty);
    await page.getByRole('button', { name: /notice/ }).click();
    const mine = page.locator('.notices section').filter({ hasText: 'Rejected: yours to revise' });
    await mine.getByRole('link', { name: scarce.number }).click();
    await page.getByText('Not again').first().waitFor();
    await hall.page.getByRole('button', { name: /[1-9]\d* notice/ }).tap();
    await hall.page
      .getByRole('link', { name: /to pick/ })
      .last()
      .tap();
    await hall.page.waitForURL(`${base}/pick`);
    check('the warehouse sees no error', hall.faults.length === 0, hall.faults.join(' | '));
  } finally {
    await hall.close();
  }
}

async function closed(base, server) {
  const wanda = await member(base, server, 'warehouse', 'wanda');
  const hall = await open('desktop', { cookies: wanda.cookies });
  const { page } = hall;

  try {
    await page.goto(`${base}/customers`);
    await page.getByText('The right that it lacks: Customers: see.').waitFor();
    await page.goto(`${base}/orders`);
    await page.locator('.page-head h1').waitFor();
    await page.route('**/assets/*StockPage*', (it) => it.abort());
    await page.getByRole('link', { name: 'Stock' }).click();
    await page.getByRole('heading', { name: 'Something went wrong on this page' }).waitFor();
    await page.getByText(/^Request \S{8,}$/).waitFor();
  } finally {
    await hall.close();
  }
}

async function documents(base, page, server) {
  const { apiClient, clientSecret } = await server.give(
    'createApiClient',
    { name: 'Price board', kind: 'SECRET_KEY', permissions: ['catalog:read'] },
    'apiClient { id } clientSecret',
  );
  const status = async (query) => {
    const answer = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': clientSecret },
      body: JSON.stringify({ query }),
    });

    return answer.status;
  };
  const [stored, other] = ['query Board { products { totalCount } }', 'query Other { products { totalCount } }'];
  check('the program was made', Boolean(apiClient.id));
  await page.goto(`${base}/settings?part=clients`);
  await page.getByRole('button', { name: 'Price board' }).click();
  const drawer = page.getByRole('dialog').first();
  await drawer.getByLabel('Another document').fill('query {');
  await drawer.getByRole('button', { name: 'Store' }).click();
  await drawer.getByText(/no document that would be accepted/).waitFor();
  await drawer.getByLabel('Another document').fill(stored);
  await drawer.getByRole('button', { name: 'Store' }).click();
  await drawer.getByText('Board', { exact: false }).locator('visible=true').first().waitFor();
  await drawer.getByRole('switch').click();
  await page.getByRole('dialog').last().getByRole('button', { name: 'Only stored documents' }).click();
  await page.waitForFunction(() => document.querySelector('.sub [role=switch]')?.getAttribute('aria-checked') === 'true');
  check('what is stored goes on', (await status(stored)) === 200, `${await status(stored)}`);
  check('anything else is refused', (await status(other)) !== 200, `${await status(other)}`);
  await drawer.getByRole('switch').click();
  await page.waitForFunction(() => document.querySelector('.sub [role=switch]')?.getAttribute('aria-checked') === 'false');
  check('then any document is taken again', (await status(other)) === 200, `${await status(other)}`);
  await drawer.getByRole('button', { name: 'Remove Board' }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: 'Remove' }).click();
  await drawer.getByText('None is stored yet.').waitFor();
}

/** The size of a printed page in millimetres, and how many there are. */
async function printed(page) {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(file) ?? [];

  return [width, height].map((it) => Math.round((Number(it) * 25.4) / 72)).join(' x ');
}

async function slips(base, page, server) {
  const noted = await confirmed(server, [{ variantId: await stocked(server, 'Noted thing', 'NOTED', 1), quantity: 1 }], {
    note: 'Pays late, cash only',
  });
  await page.goto(`${base}/orders/${encodeURIComponent(noted.id)}/slip`);
  await page.locator('.slip').getByText('Noted thing').waitFor();
  check('a slip keeps the note for the staff', !(await page.locator('.slip').innerText()).includes('cash only'));
  const { id } = (await server.ask('{ orders(first: 1, where: { status: { eq: CONFIRMED } }) { nodes { id } } }')).nodes[0];
  const path = `${base}/orders/${encodeURIComponent(id)}/slip`;
  await page.goto(path);
  for (const [name, size] of [
    ['A4', '210 x 297'],
    ['A5', '148 x 210'],
    ['100 × 150 mm', '100 x 150'],
  ]) {
    await page.getByText(name, { exact: true }).click();
    const found = await printed(page);
    check(`a slip on ${name} is printed on that paper`, found === size, found);
  }
  await page.goto(path);
  await page.locator('.slip-label').waitFor();
  await page.getByText('A4', { exact: true }).click();
}

/** A confirmed order of goods that cost something; its shipment has left or not. */
async function sold(server, sku, isShipped) {
  const made = await server.give(
    'createProduct',
    { name: 'Linen cloth', kind: 'STOCKED', variants: [{ sku, unitPrice: 20, cost: 7.5 }] },
    'product { variants { id } }',
  );
  const variantId = made.product.variants[0].id;
  const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
  await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity: 2 }] }, 'goodsReceipt { id }');
  const { order } = await server.give('createOrder', { lines: [{ variantId, quantity: 2 }] }, 'order { id version }');
  const parts = 'order { id fulfillments { id version } }';
  const submitted = (await server.give('submitOrder', { id: order.id, expectedVersion: order.version }, parts)).order;
  let shipment = submitted.fulfillments[0];
  for (const step of isShipped ? ['startPicking', 'packFulfillment', 'shipFulfillment'] : []) {
    const more = step === 'shipFulfillment' ? { carrier: 'Post' } : {};
    shipment = (await server.give(step, { id: shipment.id, expectedVersion: shipment.version, ...more }, 'fulfillment { id version }'))
      .fulfillment;
  }

  return submitted.id;
}

async function letterhead(base, page, server) {
  await page.goto(`${base}/settings?part=company`);
  const picture = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 60 });
    canvas.getContext('2d').fillRect(0, 0, 120, 60);

    return canvas.toDataURL('image/png').split(',')[1];
  });
  await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') });
  await page.locator('img.logo').waitFor();
  await page.getByLabel('Tax id').fill('GB 123 4567 89');
  await page.getByLabel('Address', { exact: true }).fill('1 Dock Street');
  await page.getByLabel('City').fill('Leeds');
  await page.getByLabel('Country').fill('United Kingdom');
  await page.getByLabel('Country').press('Enter');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();

  const [gone, here] = [await sold(server, 'CLOTH-1', true), await sold(server, 'CLOTH-2', false)];
  const company = await server.ask('{ company { name version } }');
  await server.give(
    'updateCompany',
    { expectedVersion: company.version, taxId: 'GB 999', logo: null, language: 'zh-CN' },
    'tenant { version }',
  );
  const said = async (id) => {
    await page.goto(`${base}/orders/${encodeURIComponent(id)}/slip`);
    const slip = page.locator('.slip');
    await slip.waitFor();
    const logo = slip.locator('.slip-logo');
    if (await logo.count()) await logo.evaluate((it) => it.decode());

    return { text: await slip.innerText(), logos: await logo.count() };
  };
  const [old, now] = [await said(gone), await said(here)];
  check(
    'a slip of goods that have left keeps logo, address, tax id and language',
    old.logos === 1 && ['1 Dock Street', 'Leeds', 'Tax id: GB 123 4567 89', 'Packing slip'].every((it) => old.text.includes(it)),
    old.text,
  );
  check(
    'one whose goods are here says what the company is now',
    now.logos === 0 && now.text.includes('税号：GB 999') && now.text.includes('装箱单'),
    now.text,
  );
  await server.give('updateCompany', { expectedVersion: company.version + 1, language: 'en' }, 'tenant { version }');
}

async function earned(base, page, server, sam) {
  const id = await sold(server, 'CLOTH-3', false);
  await page.goto(`${base}/orders/${encodeURIComponent(id)}`);
  await page.getByText(/Margin .*25\.00 \(62\.5%\)/).waitFor();

  const { nodes } = await server.ask('query($q: String!) { members(first: 1, where: { email: { eq: $q } }) { nodes { id } } }', {
    q: sam.email,
  });
  const { version } = await server.ask('query($id: ID!) { order(id: $id) { version } }', { id });
  await server.give('assignOrder', { id, expectedVersion: version, assigneeId: nodes[0].id }, 'order { id }');
  const his = await open('desktop', { cookies: sam.cookies });
  try {
    await his.page.goto(`${base}/orders/${encodeURIComponent(id)}`);
    await his.page.getByRole('heading', { name: 'Lines' }).waitFor();
    await his.page.waitForLoadState('networkidle');
    check('who may not see the margin is told nothing of it', (await his.page.getByText('Margin').count()) === 0);
    check('he sees no error either', his.faults.length === 0, his.faults.join(' | '));
  } finally {
    await his.close();
  }
}

async function moved(base, page, server) {
  const made = await server.give(
    'createProduct',
    { name: 'Jute mat', kind: 'STOCKED', variants: [{ sku: 'MAT', unitPrice: 18 }] },
    'product { variants { id } }',
  );
  const variantId = made.product.variants[0].id;
  const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
  await server.give('receiveStock', { warehouseId, reference: 'DN 4711', lines: [{ variantId, quantity: 9 }] }, 'goodsReceipt { id }');
  await server.give(
    'adjustStock',
    { warehouseId, reasonCode: 'DAMAGE', note: 'Wet', lines: [{ variantId, delta: -2 }] },
    'stockAdjustment { id }',
  );

  await page.goto(`${base}/stock/${encodeURIComponent(variantId)}`);
  const entry = (kind) => page.locator('tr').filter({ hasText: kind });
  await entry('Receipt').getByRole('link').click();
  await page.getByText('DN 4711').waitFor();
  await page.getByRole('link', { name: 'MAT' }).click();
  await entry('Adjustment').getByRole('link').click();
  await page.getByText('Damage').first().waitFor();
  await page.locator('tr').filter({ hasText: 'MAT' }).getByText('-2').waitFor();
  await page.getByRole('link', { name: 'Back' }).click();
  await page.waitForURL(/view=adjustments/);
  await page.locator('tr').filter({ hasText: 'Wet' }).waitFor();
  await page.getByRole('button', { name: 'Goods receipts' }).click();
  await page.getByRole('searchbox').fill('DN 47');
  await page.locator('tr').filter({ hasText: 'DN 4711' }).getByRole('link').waitFor();
}

async function returned(base, page, server) {
  await take(history('11.5'));
  await page.getByRole('button', { name: 'Import all' }).click();
  await page.getByText('Done', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Returns', exact: true }).first().click();
  await page.getByRole('link', { name: 'C700002' }).click();
  await page.getByRole('heading', { name: 'C700002' }).waitFor();
  await page.getByText('Slate plate').waitFor();
  await page.locator('.sum-row').filter({ hasText: 'Refunded' }).getByText('11.50').waitFor();

  // The same file with another price: the order is finished business, so it stays as it is.
  await take(history('12.5'));
  await page.getByRole('heading', { name: 'Differences' }).waitFor();
  const row = page.locator('tr').filter({ hasText: '700001' });
  await row.getByText('Stays as it is here.').waitFor();
  await row.getByRole('link').click();
  await page.waitForURL(/\/orders\?q=700001/);
  await page.getByText('1 entry', { exact: true }).waitFor();
  await page.getByRole('link', { name: '700001' }).waitFor();

  async function take(text) {
    const fileId = await server.upload(text, 'text/csv');
    const { id } = (await server.give('uploadImport', { fileId, profile: 'online-retail' }, 'importJob { id }')).importJob;
    await page.goto(`${base}/imports/${encodeURIComponent(id)}`);
  }
}

/** The company changes hands: last of all, for afterwards its maker is no owner any more. */
export async function handedOver(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const { page } = desk;

  try {
    await scene(
      'The company is handed over to another member, and its former owner finds fewer buttons',
      async () => {
        const heir = await member(base, server, 'admin', 'hedy');
        const hand = page.getByRole('button', { name: 'Hand over ownership' });
        await page.goto(`${base}/settings?part=members`);
        await hand.first().waitFor();
        // There are more members than one page has.
        await page.goto(`${base}/settings?part=members&q=hedy`);
        const row = page.locator('tr').filter({ hasText: heir.email });
        await row.getByRole('button', { name: 'Hand over ownership' }).click();
        const ask = page.getByRole('dialog');
        await ask.getByText(/You stop being an owner at once/).waitFor();
        await ask.getByRole('button', { name: 'Hand over ownership' }).click();
        await page.getByText(`${heir.name} owns the company now.`).waitFor();
        await row.getByText('Owner').waitFor();
        await page.goto(`${base}/settings?part=members`);
        await page.locator('tr').getByText('@example.com').first().waitFor();
        check('others can no more be made owners', (await hand.count()) === 0);
      },
      page,
    );
    check('the former owner sees no error', desk.faults.length === 0, desk.faults.join(' | '));
  } finally {
    await desk.close();
  }
}
