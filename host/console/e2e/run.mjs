import { mkdirSync } from 'node:fs';
import { accountPages } from './account.mjs';
import { api } from './api.mjs';
import { budgets } from './budgets.mjs';
import { desk } from './desk.mjs';
import { graphiql } from './graphiql.mjs';
import { journey, owner } from './journey.mjs';
import { live } from './live.mjs';
import { many } from './many.mjs';
import { camera, demo, office, operator } from './office.mjs';
import { once } from './once.mjs';
import { look, openings, paths } from './pages.mjs';
import { people } from './people.mjs';
import { handedOver, places } from './places.mjs';
import { policy } from './policy.mjs';
import { check, finish } from './report.mjs';
import { roles } from './roles.mjs';
import { sales } from './sales.mjs';
import { scenes } from './scenes.mjs';
import { speed, speedAtRetailer } from './speed.mjs';
import { typing } from './typing.mjs';
import { warehouse } from './warehouse.mjs';

// BASE is a running host; SHOTS, if given, a folder for screenshots; FULL=1 looks at every page in every size, language and theme.
const base = process.env.BASE ?? 'http://localhost:5080';
process.env.BASE = base;
if (process.env.SHOTS) mkdirSync(process.env.SHOTS, { recursive: true });

try {
  await journey(base);

  const server = api(base);
  let cookies = await server.signIn(owner.email, owner.password);
  await budgets(base, cookies, server);
  await scenes(base, cookies, server, owner);
  cookies = await server.signIn(owner.email, owner.password);
  await people(base, cookies, server);
  await live(base, cookies, server);
  await roles(base, server, process.env.FULL ? undefined : ['sales', 'warehouse']);
  await office(base, cookies, server);
  await warehouse(base, cookies, server);
  await once(base, cookies, server);
  await sales(base, cookies, server);
  await camera(base, cookies, server);
  await places(base, cookies, server);
  await desk(base, cookies, server);
  await many(base, cookies, server);
  await typing(base, cookies, server);
  await policy(base, cookies);
  await graphiql(base, cookies, server);
  await speed(base, cookies, server);
  if (process.env.FULL) await speedAtRetailer(base);
  const first = async (field, where = '') => (await server.ask(`{ ${field}(first: 1${where}) { nodes { id } } }`)).nodes[0].id;
  const ids = Object.fromEntries(
    await Promise.all(
      [
        // One that goes out, and so has a packing slip: the latest may be a draft.
        ['order', 'orders', ', where: { status: { in: [CONFIRMED, COMPLETED] } }'],
        ['product', 'products'],
        ['customer', 'customers'],
        ['receipt', 'receipts'],
        ['draft', 'orders', ', where: { status: { eq: DRAFT } }'],
        ['shipment', 'fulfillments'],
        ['return', 'salesReturns'],
        ['goodsReceipt', 'goodsReceipts'],
        ['adjustment', 'stockAdjustments'],
        ['import', 'importJobs'],
      ].map(async ([name, field, where]) => [name, encodeURIComponent(await first(field, where))]),
    ),
  );
  ids.variant = encodeURIComponent((await server.ask('{ products(first: 1) { nodes { variants { id } } } }')).nodes[0].variants[0].id);
  const all = [...paths(ids), ...openings(ids)];
  const few = [
    '/',
    '/orders',
    '/orders/new',
    `/orders/${ids.order}`,
    '/pick',
    '/stock',
    `/stock/${ids.variant}`,
    `/products/${ids.product}`,
    '/payments/new',
    '/settings?part=roles',
    '/settings?part=audit',
    '/settings?part=plan',
    '/settings?part=clients',
    ...openings(ids),
  ];
  const views = process.env.FULL
    ? ['desktop', 'tablet', 'phone'].flatMap((size) =>
        ['en', 'zh-CN', 'zh-TW'].flatMap((locale) => [false, true].map((dark) => ({ size, locale, dark }))),
      )
    : [
        { size: 'desktop', locale: 'en', dark: false },
        { size: 'phone', locale: 'zh-CN', dark: true },
      ];
  for (const view of views) await accountPages(base, server, view);
  for (const view of views) await look(base, cookies, process.env.FULL || view.size === 'desktop' ? all : few, view);
  await demo(base, await server.signIn(owner.email, owner.password));
  await operator(base, await server.signIn(owner.email, owner.password), server, owner);
  await handedOver(base, await server.signIn(owner.email, owner.password), server);
} catch (fault) {
  check(`the run ends: ${fault.stack}`, false);
}
finish();
