import { open } from './browser.mjs';
import { check, scene } from './report.mjs';

/** What a browser lets the console's own page do: scripts of this host alone, none in the page, nothing from or to elsewhere. */
export async function policy(base, cookies) {
  const browser = await open('desktop', { cookies });
  const { page, faults } = browser;

  try {
    await scene(
      "The console's page runs this host's scripts alone, and asks nobody else",
      async () => {
        const opened = await page.goto(`${base}/orders`);
        const rules = Object.fromEntries(
          opened
            .headers()
            ['content-security-policy'].split(';')
            .map((it) => it.trim().split(/ (.*)/s).slice(0, 2)),
        );
        check('nothing is allowed but what is named', rules['default-src'] === "'none'", JSON.stringify(rules));
        check('scripts are the own ones', rules['script-src'] === "'self' 'wasm-unsafe-eval'", rules['script-src']);
        check(
          'only this host is asked',
          rules['connect-src'] === `'self' ${base.replace(/^http/, 'ws')}` && rules['form-action'] === "'self'",
          rules['connect-src'],
        );
        check('no other site frames it', rules['frame-ancestors'] === "'none'" && rules['base-uri'] === "'none'");
        await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
        // The chart and the camera's reader are loaded late.
        await page.goto(`${base}/`);
        await page.locator('.chart svg, svg').first().waitFor();
        const found = await page.evaluate(() => ({
          inline: [...document.scripts].filter((it) => !it.src).map((it) => it.outerHTML.slice(0, 80)),
          foreign: performance
            .getEntriesByType('resource')
            .map((it) => it.name)
            .filter((it) => /^(https?|wss?):/.test(it) && new URL(it).host !== location.host),
        }));
        check('no script stands in the page', found.inline.length === 0, found.inline.join(' | '));
        check('nothing comes from elsewhere', found.foreign.length === 0, found.foreign.join(' | '));
        check('the policy stops nothing of its own', faults.length === 0, faults.join(' | '));
      },
      page,
    );
    await scene(
      'A script that got into the page would neither run nor tell anybody',
      async () => {
        const got = await page.evaluate(async () => {
          const script = document.createElement('script');
          script.textContent = 'window.stranger = true';
          document.head.append(script);
          const button = document.createElement('button');
          button.setAttribute('onclick', 'window.stranger = true');
          document.body.append(button);
          button.click();
          const told = await fetch('http://stranger.invalid/').then(
            () => true,
            () => false,
          );

          return { ran: window.stranger === true, told };
        });
        check('it does not run', got.ran === false);
        check('it tells nobody', got.told === false);
        check(
          'each try is stopped by the policy',
          faults.filter((it) => /Content Security Policy/.test(it)).length >= 3,
          faults.join(' | '),
        );
      },
      page,
    );
  } finally {
    await browser.close();
  }
}
