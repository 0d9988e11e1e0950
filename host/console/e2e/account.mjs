import { createHash } from 'node:crypto';
import { open } from './browser.mjs';
import { inspect } from './pages.mjs';
import { check, scene } from './report.mjs';
import { totp } from './totp.mjs';

const password = 'four words nobody guesses';
const submit = (page) => page.locator('main form [type=submit]').first().click();

/** The host's own pages under /account, which need no script: each as a person comes to it, in one size, language and theme. */
export async function accountPages(base, server, { size, locale, dark }) {
  const name = `${size} ${locale} ${dark ? 'dark' : 'light'}`;
  const browser = await open(size, { locale, dark });
  const { page } = browser;
  const mark = `${Date.now()}${Math.round(Math.random() * 1e6)}`;

  const at = (what, act) =>
    scene(
      `account, ${what}, in ${name}`,
      async () => {
        browser.faults.length = 0;
        await act();
        await page.locator('main h1').waitFor();
        // A page that refuses says so by its status, which the browser logs.
        browser.faults.splice(0, browser.faults.length, ...browser.faults.filter((it) => !/status of 4\d\d/.test(it)));
        await inspect(browser, `account, ${what}, ${name}`, `account_${what.replaceAll(' ', '_')}-${name.replaceAll(' ', '-')}`);
        const title = await page.locator('main h1').innerText();
        check(`account, ${what}, ${name}: is in its language`, locale === 'en' || /[\u4e00-\u9fff]/.test(title), title);
      },
      page,
    );
  const go = (path) => () => page.goto(base + path);

  try {
    await at('sign-in', go('/account/sign-in'));
    await at('sign-in refused', async () => {
      await page.locator('[name=email]').fill(`nobody${mark}@example.com`);
      await page.locator('[name=password]').fill('not the right one');
      await submit(page);
    });
    await at('forgot', go('/account/forgot-password'));
    await at('link used up', go('/account/invitation?token=nonsense'));
    await at('sign-up', go('/account/sign-up'));
    await at('sign-up refused', async () => {
      await page.locator('[name=companyName]').fill('Harbour & Vine');
      await page.locator('[name=email]').fill(`visitor${mark}@example.com`);
      await page.locator('[name=password]').fill('short');
      await submit(page);
    });

    const { invitation, link } = await invite(server, `guest${mark}@example.com`);
    check('an invitation was made', invitation !== null);
    await at('invitation', go(link));
    await page.locator('[name=password]').fill(password);
    await page.locator('main form [type=submit]').last().click();
    await page.locator('.page-head h1').waitFor();
    await at('sessions', go('/account/sessions'));
    await at('choose a company', go('/account/choose-tenant'));
    await at('second factor', go('/account/second-factor'));
    const key = (await page.locator('.key').innerText()).trim();
    await at('second factor refused', async () => {
      await page.locator('[name=code]').fill('000000');
      await page.locator('[name=password]').fill(password);
      await submit(page);
    });
    await at('recovery codes', async () => {
      await page.locator('[name=code]').fill(totp(key));
      await page.locator('[name=password]').fill(password);
      await submit(page);
      await page.locator('.codes').waitFor();
    });
    const recovery = (await page.locator('.codes li').first().innerText()).trim();
    await at('second factor on', go('/account/second-factor'));
    await at('consent', async () => page.goto(await asks(base, server)));
    await at('sign-out', go('/account/sign-out'));
    await submit(page);
    await page.goto(`${base}/account/sign-in`);
    await page.locator('[name=email]').fill(`guest${mark}@example.com`);
    await page.locator('[name=password]').fill(password);
    await at('second step', () => submit(page));
    await page.locator('[name=code]').fill(recovery);
    await submit(page);
    await page.locator('.page-head h1').waitFor();
  } catch (fault) {
    check(`the account's pages in ${name} end: ${fault.stack}`, false);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/failed-account-${Date.now()}.png` });
  } finally {
    await browser.close();
  }
}

/** The address at which a shop's app asks whether it may act for whoever is signed in. */
async function asks(base, server) {
  const redirect = 'https://shop.example/signed-in';
  const made = await server.give(
    'createApiClient',
    { name: 'Corner shop app', permissions: ['orders:read', 'orders:create', 'catalog:read', 'customers:read'] },
    'apiClient { id } clientId',
  );
  await server.give('updateApiClientRedirects', { id: made.apiClient.id, isPublic: true, redirectUris: [redirect] }, 'apiClient { id }');
  const search = new URLSearchParams({
    client_id: made.clientId,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'orders:read orders:create catalog:read customers:read',
    state: 'x',
    code_challenge: createHash('sha256').update('four words nobody guesses, and many more of them').digest('base64url'),
    code_challenge_method: 'S256',
  });

  return `${base}/connect/authorize?${search}`;
}

/** Asks somebody into the company as one who sells. */
export async function invite(server, email, roleId) {
  const role =
    roleId ?? (await server.ask('{ roles(first: 50) { nodes { id templateKey } } }')).nodes.find((it) => it.templateKey === 'sales').id;

  return server.give('inviteMember', { email, displayName: email.split('@')[0], roleIds: [role] }, 'invitation { id } link');
}
