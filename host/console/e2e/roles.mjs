import { invite } from './account.mjs';
import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

const closed = "Your role doesn't open this.";
const password = 'four words nobody guesses';

/** Each page of the menu, and each page on which something is begun: the right that opens it. */
const menu = {
  '/': 'analytics:read',
  '/orders': 'orders:read',
  '/review': 'orders:review',
  '/returns': 'orders:read',
  '/customers': 'customers:read',
  '/payments': 'payments:read',
  '/pick': 'orders:fulfill',
  '/ship': 'orders:ship',
  '/stock': 'inventory:read',
  '/products': 'catalog:read',
  '/imports': 'orders:import',
  '/settings': 'tenancy:read-settings',
};
const begun = {
  '/orders/new': 'orders:create',
  '/stock/receive': 'inventory:receive',
  '/stock/adjust': 'inventory:adjust',
  '/payments/new': 'payments:record',
  '/customers/new': 'customers:write',
  '/products/new': 'catalog:write',
};

/** A member of each template role finds the menu of his rights, and behind each door a page or the word that it is shut. */
export async function roles(base, server, wanted) {
  const all = (await server.ask('{ roles(first: 50) { nodes { id templateKey } } }')).nodes.filter((it) => it.templateKey);
  const mine = all.filter(
    (it) => it.templateKey !== 'owner' && it.templateKey !== 'storefront' && (!wanted || wanted.includes(it.templateKey)),
  );
  check('the template roles are there', mine.length >= (wanted?.length ?? 7), `${all.map((it) => it.templateKey)}`);

  for (const role of mine) {
    const browser = await open('desktop');
    try {
      await scene(
        `A member with the role ${role.templateKey} finds each page open or shut as his rights are`,
        () => walk(base, server, browser, role),
        browser.page,
      );
    } finally {
      await browser.close();
    }
  }
}

async function walk(base, server, { page, faults }, { id, templateKey }) {
  const { link } = await invite(server, `${templateKey}${Date.now()}@example.com`, id);
  await page.goto(base + link);
  await page.locator('[name=password]').fill(password);
  await page.locator('main form [type=submit]').last().click();
  await page.locator('.page-head h1').waitFor();
  const { permissions } = await page.evaluate(async () => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'GraphQL-preflight': '1' },
      body: '{"query":"{ me { permissions } }"}',
    });

    return (await answer.json()).data.me;
  });
  const opens = ([, right]) => permissions.includes(right);
  const expected = Object.entries(menu)
    .filter(opens)
    .map(([path]) => path);
  const found = await page.locator('.nav a').evaluateAll((links) => links.map((it) => it.getAttribute('href')));
  check(`${templateKey} has the menu of his rights`, found.sort().join() === expected.sort().join(), `${found} for ${expected}`);

  for (const [path, right] of [...Object.entries(menu), ...Object.entries(begun)]) {
    faults.length = 0;
    await page.goto(base + path);
    await page.locator('.page-head h1').waitFor();
    await page.waitForFunction(() => !document.querySelector('.ant-skeleton, .bones, .ant-spin-spinning'));
    const isShut = (await page.getByText(closed).count()) > 0;
    if (path === '/' && !permissions.includes(right))
      check(`${templateKey} begins where his work is`, new URL(page.url()).pathname !== '/' && !isShut);
    else
      check(
        `${path} is ${permissions.includes(right) ? 'open to' : 'shut for'} ${templateKey}`,
        isShut !== permissions.includes(right),
        page.url(),
      );
    check(`${path} shows ${templateKey} no error`, faults.length === 0, faults.join(' | '));
  }
}
