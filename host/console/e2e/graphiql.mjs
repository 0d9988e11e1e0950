import { open, violations } from './browser.mjs';
import { check, scene } from './report.mjs';

/** GraphiQL, which the host serves: who is signed in reads the schema, asks and follows; a stranger finds nothing. */
export async function graphiql(base, cookies, server) {
  const browser = await open('desktop', { cookies });
  const { page, faults } = browser;
  const answer = page.locator('.result-window .CodeMirror');

  const run = async (document, variables) => {
    await page.evaluate(
      ([text, json]) => {
        document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue(text);
        document.querySelector('.graphiql-editor-tool .CodeMirror')?.CodeMirror.setValue(json);
      },
      [document, JSON.stringify(variables ?? {})],
    );
    // It reads the document a moment later.
    await page.waitForTimeout(1_000);
    await page.locator('.graphiql-execute-button').click();
  };

  try {
    await scene(
      'GraphiQL opens at /graphql and /graphql/ui and knows the schema',
      async () => {
        for (const path of ['/graphql/ui', '/graphql']) {
          const opened = await page.goto(`${base}${path}`);
          const policy = opened.headers()['content-security-policy'];
          if (!/script-src 'self';/.test(policy)) throw new Error(`Scripts of others might run: ${policy}`);
          await page.locator('.graphiql-query-editor').waitFor();
        }
        await page.getByRole('button', { name: /Documentation Explorer/ }).click();
        await page.getByRole('link', { name: 'Mutation' }).waitFor();
      },
      page,
    );
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/graphiql.png` });
    await scene(
      'GraphiQL asks as the person who is signed in',
      async () => {
        await run('query Me { me { name } orders(first: 1) { nodes { number } } }');
        await answer.getByText('"number"').waitFor();
      },
      page,
    );
    await scene(
      'GraphiQL follows a subscription by its socket',
      async () => {
        await run('subscription Follow { ordersChanged { eventId } }');
        for (let at = 0; at < 20; at++) {
          await server.give('createOrder', {}, 'order { id }');
          if (
            await answer
              .getByText('"eventId"')
              .waitFor({ timeout: 1_000 })
              .then(
                () => true,
                () => false,
              )
          )
            return;
        }
        throw new Error('No event came.');
      },
      page,
    );
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/graphiql-event.png` });
    check('GraphiQL: no error, no other host, nothing that the policy stops', faults.length === 0, faults.join(' | '));
    // With a second tab, which brings the crosses; each shows in the tab that is chosen. What is followed ends first: it writes into its own tab.
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.graphiql-tab-add').click();
    await page
      .locator('.graphiql-tab-button')
      .nth(1)
      .click({ position: { x: 8, y: 8 } });
    await page.locator('.graphiql-tab-close').nth(1).waitFor();
    const current = await page.locator('.graphiql-tab-button[aria-current="true"]').count();
    check('GraphiQL: one of its tabs is told to be the current', current === 1, current);
    const found = await violations(page);
    check('GraphiQL: axe finds nothing', found.length === 0, `\n       ${found.join('\n       ')}`);
  } finally {
    await browser.close();
  }

  const stranger = await fetch(`${base}/graphql/ui`, { headers: { accept: 'text/html' } });
  check('GraphiQL is not there for strangers', stranger.status === 404, stranger.status);
}
