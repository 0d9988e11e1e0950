import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './report.mjs';

const dist = new URL('../dist/', import.meta.url).pathname;
const kilobytes = (file) => {
  const path = join(dist, file);

  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size / 1000;
};

/** The scripts of an entry and of all that it imports at once. */
function closure(manifest, key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;

  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) closure(manifest, next, seen);

  return seen;
}

/** Every page that lists something; what it fetches only when it is shown is counted too. */
const lists = {
  orders: 'orders/pages/OrdersPage',
  returns: 'orders/pages/ReturnsPage',
  'what is to review': 'orders/pages/ReviewPage',
  'what is to pick': 'orders/pages/PickPage',
  'what is to ship': 'orders/pages/ShipPage',
  imports: 'orders/pages/ImportsPage',
  products: 'catalog/pages/ProductsPage',
  customers: 'customers/pages/CustomersPage',
  stock: 'inventory/pages/StockPage',
  payments: 'payments/pages/PaymentsPage',
  members: 'tenancy/pages/SettingsPage',
  'audit entries': ['tenancy/pages/SettingsPage', 'tenancy/components/Audit'],
};

/** The sizes that may not be passed, gzip kB. */
export function budgets() {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const sum = (files) => [...files].filter((file) => file.endsWith('.js')).reduce((total, file) => total + kilobytes(file), 0);
  const boot = closure(manifest, 'index.html');
  const route = (sources) => sum(new Set([...boot, ...[sources].flat().flatMap((it) => [...closure(manifest, `src/features/${it}.tsx`)])]));
  const limits = [
    ['boot', sum(boot), 280],
    ...Object.entries(lists).map(([name, sources]) => [`list of ${name}`, route(sources), 400]),
    ['a shipment in the hand', route('orders/pages/ShipmentPage'), 300],
    ['goods coming in', route('inventory/pages/ReceivePage'), 300],
    ['stock set right', route('inventory/pages/AdjustPage'), 300],
    [
      'the chart alone',
      sum([...closure(manifest, 'src/features/analytics/components/SalesChart.tsx')].filter((file) => !boot.has(file))),
      175,
    ],
  ];

  for (const [name, size, limit] of limits) {
    console.log(`       ${name}: ${size.toFixed(0)} kB of ${limit}`);
    check(`${name} is at most ${limit} kB`, size > 0 && size <= limit, `${size.toFixed(0)} kB`);
  }
}
