import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const sources = (readdirSync('src', { recursive: true }) as string[]).filter((it) => /\.tsx?$/.test(it) && !it.startsWith('gql'));
const partOf = (path: string) => /^features\/\w+|^\w+(?=\/)/.exec(path)?.[0] ?? '';
const targets = (path: string, text: string) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to = '']) => partOf(join(dirname(path), to)));

/** What a part of the console may not know: a feature no other one, what all share no feature; the routes alone know them all. */
function forbidden(path: string, text: string) {
  const own = partOf(path);
  if (path === 'app/router.tsx') return [];

  return targets(path, text).filter((to) => to.startsWith('features/') && to !== own);
}

it('a feature imports what is shared, the app and itself', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap((path) => forbidden(path, readFileSync(`src/${path}`, 'utf8')).map((to) => `${path} imports ${to}`))).toEqual([]);
});

it('an import of another feature is seen, however it is written', () => {
  const page = 'features/orders/pages/OrderPage.tsx';

  expect(forbidden(page, "import { Quantity } from '../../inventory/components/Quantity';")).toEqual(['features/inventory']);
  expect(forbidden(page, "const Quantity = lazy(() => import('../../inventory/components/Quantity'));")).toEqual(['features/inventory']);
  expect(forbidden('shared/Grid.tsx', "export * from '../features/orders/entry';")).toEqual(['features/orders']);
  expect(forbidden(page, "import { totalOf } from '../entry';\nimport { Grid } from '../../../shared/Grid';")).toEqual([]);
});
