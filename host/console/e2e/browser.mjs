import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  manual: { viewport: { width: 1200, height: 760 } },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

/** A browser of its own with an empty profile; closed, its folder is gone. */
export async function open(size, { locale = 'en', dark = false, cookies = [], args = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ordercloud-browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? 'chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
    locale,
    // Neither the company's zone nor the host's: what is told by the browser's clock shows.
    timezoneId: 'America/Los_Angeles',
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
    ...sizes[size],
  });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(
    ([language, theme]) => {
      localStorage.setItem('oc.locale', language);
      localStorage.setItem('oc.theme', theme);
    },
    [locale, dark ? 'dark' : 'light'],
  );
  if (cookies.length > 0) await context.addCookies(cookies);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text().slice(0, 300)));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && host !== new URL(process.env.BASE).host) faults.push(`asks another host: ${request.url()}`);
  });

  return {
    context,
    page,
    faults,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What axe has against the page; a popup may lie outside the regions. */
export async function violations(page) {
  await page.evaluate(axe);

  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { region: { enabled: false } },
    });

    return violations.map((it) => `${it.id} x${it.nodes.length}: ${it.nodes[0].html.slice(0, 160)}`);
  });
}
