import { invite } from './account.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

const password = 'four words nobody guesses';
const order = 'order { id number version }';

/** What several people do at once, each in a browser of his own. */
export async function people(base, cookies, server) {
  const desk = await open('desktop', { cookies });
  const others = [];

  try {
    const goods = await product(server, 'Walnut tray', 'TRAY', 24);
    await scene(
      "Two browsers see each other's change within a second, in list and dashboard",
      async () => {
        const hall = await open('desktop', { cookies });
        others.push(hall);
        await seeEachOther(base, desk.page, hall.page, server, goods);
        check('the second browser sees no error', hall.faults.length === 0, hall.faults.join(' | '));
      },
      desk.page,
    );

    const roles = (await server.ask('{ roles(first: 50) { nodes { id templateKey } } }')).nodes;
    await scene(
      'A second member reviews: whoever made the order may not, and reads why; the bell leads him there',
      async () => {
        const hall = await join(base, server, 'rita', roles.find((it) => it.templateKey === 'reviewer').id, others);
        await review(base, desk.page, hall.page, server);
        check('the reviewer sees no error', hall.faults.length === 0, hall.faults.join(' | '));
      },
      desk.page,
    );

    await scene(
      'A reviewer rejects with a reason that a change meanwhile does not lose; the maker reads it and revises',
      async () => {
        const hall = others.at(-1);
        await reject(base, desk.page, hall.page, server);
        check('the reviewer sees no error', hall.faults.length === 0, hall.faults.join(' | '));
      },
      others.at(-1)?.page,
    );

    await scene(
      'A role is edited, and its member loses a menu and a field',
      async () => {
        const hall = await roleEdited(base, desk.page, server, others);
        // What he may no longer ask is refused: that is how the page learns of it.
        const faults = hall.faults.filter((it) => !it.includes('403 (Forbidden)'));
        check('the member sees no error', faults.length === 0, faults.join(' | '));
      },
      desk.page,
    );
    await scene('An approval limit is changed; any amount stays any amount', () => approvalLimit(base, desk.page, server), desk.page);
    await scene(
      'A view and its columns are kept on the server, and shared with a role',
      async () => {
        await keepView(base, desk.page);
        const hall = await open('desktop', { cookies });
        others.push(hall);
        await hall.page.goto(`${base}/orders`);
        await hall.page.getByRole('button', { name: 'Unshipped' }).click();
        await hall.page.getByRole('columnheader', { name: 'Lines' }).waitFor();
        check('the view filters by its address', new URL(hall.page.url()).searchParams.get('delivery') === 'UNFULFILLED', hall.page.url());
        const rita = others[1].page;
        await rita.goto(`${base}/orders`);
        await rita.getByRole('button', { name: 'Unshipped' }).waitFor();
        check('with whom it is shared, it opens first', new URL(rita.url()).searchParams.get('delivery') === 'UNFULFILLED', rita.url());
        check('whoever it is shared with does not change it', (await rita.getByRole('button', { name: 'This view' }).count()) === 0);
      },
      desk.page,
    );
    await scene(
      'Products have views and columns of their own; a view is renamed, and deleted',
      async () => {
        const hall = await open('desktop', { cookies });
        others.push(hall);
        await keepProducts(base, desk.page, hall.page);
        check('the second browser sees no error', hall.faults.length === 0, hall.faults.join(' | '));
      },
      desk.page,
    );
    await scene(
      'The menu tells where a shipment belongs: to pick, and once it is packed to ship',
      () => lit(base, desk.page, server, goods),
      desk.page,
    );
    check('the desk sees no error', desk.faults.length === 0, desk.faults.join(' | '));
  } finally {
    for (const browser of [desk, ...others]) await browser.close();
  }
}

async function product(server, name, sku, unitPrice, stock = 0) {
  const made = await server.give('createProduct', { name, kind: 'STOCKED', variants: [{ sku, unitPrice }] }, 'product { variants { id } }');
  const variantId = made.product.variants[0].id;
  if (stock > 0) await receive(server, variantId, stock);

  return variantId;
}

async function receive(server, variantId, quantity) {
  const warehouseId = (await server.ask('{ warehouses(first: 1) { nodes { id } } }')).nodes[0].id;
  await server.give('receiveStock', { warehouseId, lines: [{ variantId, quantity }] }, 'goodsReceipt { id }');
}

/** How long after the server's answer the page shows it. */
async function within(what, limit, seen) {
  const start = performance.now();
  await seen();
  const took = performance.now() - start;
  console.log(`       ${what} after ${took.toFixed(0)} ms`);
  check(`${what} within ${limit} ms`, took <= limit, `${took.toFixed(0)} ms`);
}

async function seeEachOther(base, list, board, server, variantId) {
  await receive(server, variantId, 10);
  await list.goto(`${base}/orders`);
  await board.goto(`${base}/`);
  const tile = (name) => board.locator('.tile').filter({ hasText: name }).locator('strong');
  const before = { picks: Number(await tile('To pick').innerText()), orders: Number(await tile('Orders today').innerText()) };
  // The sockets of both are open once the network rests.
  await Promise.all([list.waitForTimeout(1_500), board.waitForTimeout(1_500)]);

  const made = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, order)).order;
  const row = list.locator(`tr:has(a[href="/orders/${encodeURIComponent(made.id)}"])`);
  await within('a new order is in the other list', 1_000, () => row.waitFor({ timeout: 5_000 }));

  const number = (await server.give('submitOrder', { id: made.id, expectedVersion: made.version }, order)).order.number;
  const rising = (name, than) =>
    board.waitForFunction(
      ([title, old]) =>
        [...document.querySelectorAll('.tile')].some(
          (it) => it.textContent?.startsWith(title) && Number(it.querySelector('strong')?.textContent) > old,
        ),
      [name, than],
      { timeout: 5_000 },
    );
  await Promise.all([
    within('its number is in the other list', 1_000, () => row.getByText(number).waitFor({ timeout: 5_000 })),
    within('the tile of what is to pick has risen', 1_000, () => rising('To pick', before.picks)),
    within("the tile of the day's orders has risen", 1_000, () => rising('Orders today', before.orders)),
  ]);

  // The other way: what is done by hand in the second browser shows in the first.
  await board.goto(`${base}/orders/${encodeURIComponent(made.id)}`);
  await board.getByRole('button', { name: 'Start picking' }).click();
  await board.getByRole('button', { name: 'Packed' }).click();
  await board.getByRole('button', { name: 'Ship', exact: true }).click();
  await board.getByLabel('Carrier').fill('Royal Mail');
  const click = board.getByRole('dialog').getByRole('button', { name: 'Ship' }).click();
  await click;
  await within('what the other hand shipped is in the list', 1_000, () => row.getByText('Shipped').waitFor({ timeout: 5_000 }));
}

async function keepView(base, desk) {
  await desk.goto(`${base}/orders?delivery=UNFULFILLED`);
  await desk.getByRole('button', { name: 'Save view' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Unshipped');
  await dialog.getByRole('checkbox', { name: 'The list opens with it' }).check();
  await dialog.getByRole('combobox', { name: 'Shared with' }).fill('Reviewer');
  await desk.keyboard.press('Enter');
  // Out of the field, whose list lies over the buttons.
  await dialog.getByLabel('Name').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByRole('button', { name: 'This view' }).waitFor();
  await desk.getByRole('button', { name: 'Columns' }).click();
  await desk.getByRole('checkbox', { name: 'Lines' }).check();
  await desk.getByRole('columnheader', { name: 'Lines' }).waitFor();
}

async function keepProducts(base, desk, hall) {
  await desk.goto(`${base}/products?kind=STOCKED&sort=updatedAt-DESC`);
  await desk.getByRole('button', { name: 'Save view' }).click();
  const dialog = desk.getByRole('dialog');
  const keep = async (name) => {
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.getByRole('button', { name, exact: true }).waitFor();
  };
  await keep('Goods');
  await desk.getByRole('button', { name: 'This view' }).click();
  await desk.getByRole('menuitem', { name: 'Change this view' }).click();
  await keep('Stocked goods');
  await desk.getByRole('button', { name: 'Columns' }).click();
  await desk.getByRole('checkbox', { name: 'Variants' }).check();
  await desk.getByRole('columnheader', { name: 'Variants' }).waitFor();

  await hall.goto(`${base}/customers`);
  await hall.getByRole('button', { name: 'All', exact: true }).waitFor();
  check('a view is of its list alone', (await hall.getByRole('button', { name: 'Stocked goods' }).count()) === 0);
  await hall.goto(`${base}/products`);
  await hall.getByRole('button', { name: 'All', exact: true }).waitFor();
  check('columns are of their view alone', (await hall.getByRole('columnheader', { name: 'Variants' }).count()) === 0);
  await hall.getByRole('button', { name: 'Stocked goods' }).click();
  await hall.getByRole('columnheader', { name: 'Variants' }).waitFor();
  check('the view filters and sorts by its address', /kind=STOCKED.*sort=updatedAt-DESC/.test(hall.url()), hall.url());
  check('it has its new name alone', (await hall.getByRole('button', { name: 'Goods', exact: true }).count()) === 0);
  await hall.getByRole('button', { name: 'This view' }).click();
  await hall.getByRole('menuitem', { name: 'Remove view' }).click();
  await hall.getByRole('button', { name: 'Stocked goods' }).waitFor({ state: 'detached' });
  check('then all products are there', !hall.url().includes('kind='), hall.url());
}

async function lit(base, desk, server, variantId) {
  const made = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, order)).order;
  let it = (await server.give('submitOrder', { id: made.id, expectedVersion: made.version }, 'order { fulfillments { id version } }')).order
    .fulfillments[0];
  const entry = (name) => desk.locator('.nav [aria-current]').filter({ hasText: name }).waitFor();
  await desk.goto(`${base}/pick/${encodeURIComponent(it.id)}`);
  await desk.getByRole('button', { name: 'Start picking' }).waitFor();
  await entry('To pick');
  for (const step of ['startPicking', 'packFulfillment'])
    it = (await server.give(step, { id: it.id, expectedVersion: it.version }, 'fulfillment { id version }')).fulfillment;
  await entry('To ship');
}

/** Somebody accepts an invitation in a browser of his own. */
async function join(base, server, name, roleId, others) {
  const { link } = await invite(server, `${name}${Date.now()}@example.com`, roleId);
  const browser = await open('desktop');
  others.push(browser);
  const { page } = browser;
  await page.goto(base + link);
  await page.locator('[name=password]').fill(password);
  await page.locator('main form [type=submit]').last().click();
  await page.locator('.page-head h1').waitFor();

  return browser;
}

async function review(base, desk, hall, server) {
  const variantId = await product(server, 'Copper kettle', 'KETTLE', 89);
  const draft = (await server.give('createOrder', { lines: [{ variantId, quantity: 2 }] }, order)).order;
  await desk.goto(`${base}/orders/${encodeURIComponent(draft.id)}`);
  await desk.getByRole('button', { name: 'Submit' }).click();
  await desk.getByText('Somebody else has to decide it.').first().waitFor();
  check('whoever made the order finds Approve disabled', await desk.getByRole('button', { name: 'Approve' }).isDisabled());

  await hall.getByRole('button', { name: /1 notice/ }).click();
  await hall.locator('.notices a').first().click();
  await hall.locator('.notices').waitFor({ state: 'detached' });
  await hall.getByRole('button', { name: 'Approve' }).click();
  const ask = hall.getByRole('dialog');
  await ask.getByRole('textbox').fill('Goods are on their way');
  await ask.getByRole('button', { name: 'Approve' }).click();
  await ask.getByText('There is not enough stock').waitFor();
  check('what was refused keeps the note', (await ask.getByRole('textbox').inputValue()) === 'Goods are on their way');

  await receive(server, variantId, 2);
  await ask.getByRole('button', { name: 'Approve' }).click();
  await hall.locator('.page-head').getByText('Confirmed').waitFor();
  await within('the maker sees that it is approved', 1_000, () =>
    desk.locator('.page-head').getByText('Confirmed').waitFor({ timeout: 5_000 }),
  );
}

async function reject(base, desk, hall, server) {
  const variantId = await product(server, 'Brass bell', 'BELL', 30);
  const draft = (await server.give('createOrder', { lines: [{ variantId, quantity: 1 }] }, order)).order;
  let sent = (await server.give('submitOrder', { id: draft.id, expectedVersion: draft.version }, order)).order;
  const path = `${base}/orders/${encodeURIComponent(draft.id)}`;
  // The socket is held back: the reviewer does not hear what happens meanwhile.
  await hall.routeWebSocket(/graphql/, () => {});
  await hall.goto(path);
  await hall.getByRole('button', { name: 'Reject' }).click();
  const ask = hall.getByRole('dialog').filter({ has: hall.getByRole('textbox') });
  await ask.getByRole('button', { name: 'Reject' }).click();
  await ask.getByText('Please fill this in.').waitFor();
  await ask.getByRole('textbox').fill('Too dear: ask for a better price');
  sent = (await server.give('withdrawOrder', { id: sent.id, expectedVersion: sent.version }, order)).order;
  await server.give('submitOrder', { id: sent.id, expectedVersion: sent.version }, order);
  await ask.getByRole('button', { name: 'Reject' }).click();
  const told = hall.getByRole('dialog').filter({ hasText: 'The order was changed meanwhile' });
  await told.getByText('Withdrawn').waitFor();
  await told.getByRole('button', { name: 'Close' }).last().click();
  check('a change meanwhile keeps the reason', (await ask.getByRole('textbox').inputValue()) === 'Too dear: ask for a better price');
  await ask.getByRole('button', { name: 'Reject' }).click();
  await hall.locator('.page-head').getByText('Rejected').waitFor();
  await desk.goto(path);
  await desk.getByRole('alert').getByText('Too dear: ask for a better price').waitFor();
  await desk.getByRole('button', { name: 'Revise' }).click();
  await desk.locator('.page-head').getByText('Draft').waitFor();
}

async function roleEdited(base, desk, server, others) {
  const customer = (await server.give('createCustomer', { name: 'Mill Lane Deli', phone: '+44 113 496 0000' }, 'customer { id }')).customer;
  const role = (
    await server.give(
      'createRole',
      {
        name: 'Counter',
        scope: 'ALL',
        permissions: ['customers:read', 'catalog:read', 'orders:read', 'orders:import'],
        readFields: ['customer.phone'],
      },
      'role { id }',
    )
  ).role;
  const hall = await join(base, server, 'carl', role.id, others);
  const { page } = hall;
  const phone = page.locator('#phone');
  await page.goto(`${base}/customers/${encodeURIComponent(customer.id)}`);
  check('before, he reads the phone number', (await phone.inputValue()) === '+44 113 496 0000', await phone.inputValue());
  check('before, he has the menu', await page.getByRole('link', { name: 'Imports' }).isVisible());

  await desk.goto(`${base}/settings?part=roles`);
  await desk
    .getByRole('button', { name: /Counter/ })
    .first()
    .click();
  const dialog = desk.getByRole('dialog');
  const preview = dialog.getByRole('region', { name: 'What a member with this role finds' });
  const finds = (fact) => preview.locator('.sum-row').filter({ hasText: fact }).locator('dd').innerText();
  check('the preview has the menu', (await finds('Menu')).includes('Imports'), await finds('Menu'));
  check(
    'the preview hides other fields than the phone number',
    !(await finds("Doesn't see")).includes('phone'),
    await finds("Doesn't see"),
  );
  await dialog.getByRole('checkbox', { name: 'import', exact: true }).first().uncheck();
  await dialog.locator('#role_readFields').getByRole('checkbox', { checked: true }).uncheck();
  await preview.locator('.sum-row').filter({ hasText: "Doesn't see" }).getByText(/phone/).waitFor();
  check('the preview loses the menu', !(await finds('Menu')).includes('Imports'), await finds('Menu'));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });

  // No reload: the first refusal tells the page that he may less than it knew.
  const entry = page.getByRole('link', { name: 'Imports' });
  await entry.click();
  await page.getByRole('heading', { name: "Your role doesn't open this." }).waitFor();
  await entry.waitFor({ state: 'detached' });
  await page
    .getByText('Import: import')
    .or(page.getByText(/The right that it lacks:/))
    .first()
    .waitFor();
  // What a field held when it was read is known; asked for anew, it is hidden.
  await page.goBack();
  await page.reload();
  await phone.waitFor();
  check('then the phone number is hidden', (await phone.inputValue()) === '', await phone.inputValue());
  check('then the other menus stay', await page.getByRole('link', { name: 'Customers' }).first().isVisible());

  // Nothing is asked of him either: coming back to the window is enough.
  const { version } = await server.ask(`{ node(id: "${role.id}") { ... on Role { version } } }`);
  const edit = (input) => server.give('updateRole', { id: role.id, ...input }, 'role { version }');
  const { version: next } = (await edit({ expectedVersion: version, permissions: [] })).role;
  await page.waitForTimeout(5_500);
  const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await comeBack();
  await page.getByRole('link', { name: 'Customers' }).waitFor({ state: 'detached' });
  await page.goto(base);
  await page.getByRole('heading', { name: /Your role opens no page of/ }).waitFor();
  await edit({ expectedVersion: next, permissions: ['catalog:read'] });
  await page.waitForTimeout(5_500);
  await comeBack();
  await page.waitForURL(`${base}/products`);

  return hall;
}

async function approvalLimit(base, desk, server) {
  const input = { scope: 'ALL', permissions: ['orders:read', 'orders:approve'], readFields: [], writeFields: [] };
  const limitOf = async (id) =>
    (await server.ask(`{ node(id: "${id}") { ... on Role { approvalLimit { amount } } } }`)).approvalLimit?.amount;
  const head = (await server.give('createRole', { ...input, name: 'Head of sales', hasNoApprovalLimit: true }, 'role { id }')).role;
  await desk.goto(`${base}/settings?part=roles`);
  const open = async () => {
    await desk
      .getByRole('button', { name: /Head of sales/ })
      .first()
      .click();
    await desk.getByRole('region', { name: 'What a member with this role finds' }).waitFor();

    return desk.getByRole('dialog');
  };
  const save = async (dialog) => {
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  let dialog = await open();
  check('any amount is ticked', await dialog.getByRole('checkbox', { name: 'Any amount' }).isChecked());
  await dialog.getByLabel('Name').fill('Head of sales, north');
  await save(dialog);
  check('saved, it still approves any amount', (await limitOf(head.id)) === undefined, `${await limitOf(head.id)}`);

  dialog = await open();
  await dialog.getByRole('checkbox', { name: 'Any amount' }).uncheck();
  await dialog.getByLabel(/^Approval limit/).fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Please fill this in.').waitFor();
  await dialog.getByLabel(/^Approval limit/).fill('2500');
  await save(dialog);
  check('it approves up to what was written', Number(await limitOf(head.id)) === 2500, `${await limitOf(head.id)}`);
}
