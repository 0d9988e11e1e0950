import { createRootRoute, createRoute, createRouter, type ErrorComponentProps, lazyRouteComponent } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import i18n from '../i18n';
import { PageSkeleton } from '../shared/PageSkeleton';
import { useGo } from '../shared/usePageLink';
import { lastRequestId } from './requests';
import { Shell } from './Shell';
import { Trouble } from './Trouble';

type Search = Record<string, string | undefined>;

/** Plain query strings (?status=DRAFT,CONFIRMED): people read and share these. */
const parse = (text: string): Search => Object.fromEntries(new URLSearchParams(text));
const stringify = (search: Record<string, unknown>) => {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') parameters.set(key, String(value));
  const text = parameters.toString().replaceAll('%2C', ',');

  return text ? `?${text}` : '';
};

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Fault });

/** A page: its address, its texts, and the file that holds it, fetched when it is first wanted. */
function page<Module extends Record<string, unknown>>(
  path: string,
  texts: string,
  load: () => Promise<Module>,
  name: keyof Module & string,
) {
  return createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: (search: Record<string, unknown>): Search => search as Search,
    loader: () => i18n.loadNamespaces(texts),
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
    pendingComponent: PageSkeleton,
    // The menu stays, and leads on.
    errorComponent: Fault,
  });
}

const routes = [
  page('/', 'analytics', () => import('../features/analytics/pages/DashboardPage'), 'DashboardPage'),
  page('/orders', 'orders', () => import('../features/orders/pages/OrdersPage'), 'OrdersPage'),
  page('/orders/new', 'orders', () => import('../features/orders/pages/OrderEntryPage'), 'OrderEntryPage'),
  page('/orders/$id', 'orders', () => import('../features/orders/pages/OrderPage'), 'OrderPage'),
  page('/orders/$id/edit', 'orders', () => import('../features/orders/pages/OrderEditPage'), 'OrderEditPage'),
  page('/orders/$id/slip', 'orders', () => import('../features/orders/pages/SlipsPage'), 'SlipsPage'),
  page('/slips', 'orders', () => import('../features/orders/pages/SlipsPage'), 'SlipsPage'),
  page('/returns', 'orders', () => import('../features/orders/pages/ReturnsPage'), 'ReturnsPage'),
  page('/returns/$id', 'orders', () => import('../features/orders/pages/ReturnPage'), 'ReturnPage'),
  page('/review', 'orders', () => import('../features/orders/pages/ReviewPage'), 'ReviewPage'),
  page('/pick', 'orders', () => import('../features/orders/pages/PickPage'), 'PickPage'),
  page('/pick/$id', 'orders', () => import('../features/orders/pages/ShipmentPage'), 'ShipmentPage'),
  page('/ship', 'orders', () => import('../features/orders/pages/ShipPage'), 'ShipPage'),
  page('/imports', 'orders', () => import('../features/orders/pages/ImportsPage'), 'ImportsPage'),
  page('/imports/$id', 'orders', () => import('../features/orders/pages/ImportPage'), 'ImportPage'),
  page('/stock', 'inventory', () => import('../features/inventory/pages/StockPage'), 'StockPage'),
  page('/stock/receive', 'inventory', () => import('../features/inventory/pages/ReceivePage'), 'ReceivePage'),
  page('/stock/adjust', 'inventory', () => import('../features/inventory/pages/AdjustPage'), 'AdjustPage'),
  page('/stock/receipts/$id', 'inventory', () => import('../features/inventory/pages/StockDocumentPage'), 'StockDocumentPage'),
  page('/stock/adjustments/$id', 'inventory', () => import('../features/inventory/pages/StockDocumentPage'), 'StockDocumentPage'),
  page('/stock/$id', 'inventory', () => import('../features/inventory/pages/VariantStockPage'), 'VariantStockPage'),
  page('/products', 'catalog', () => import('../features/catalog/pages/ProductsPage'), 'ProductsPage'),
  page('/products/new', 'catalog', () => import('../features/catalog/pages/NewProductPage'), 'NewProductPage'),
  page('/products/$id', 'catalog', () => import('../features/catalog/pages/ProductPage'), 'ProductPage'),
  page('/customers', 'customers', () => import('../features/customers/pages/CustomersPage'), 'CustomersPage'),
  page('/customers/new', 'customers', () => import('../features/customers/pages/NewCustomerPage'), 'NewCustomerPage'),
  page('/customers/$id', 'customers', () => import('../features/customers/pages/CustomerPage'), 'CustomerPage'),
  page('/payments', 'payments', () => import('../features/payments/pages/PaymentsPage'), 'PaymentsPage'),
  page('/payments/new', 'payments', () => import('../features/payments/pages/NewReceiptPage'), 'NewReceiptPage'),
  page('/payments/$id', 'payments', () => import('../features/payments/pages/ReceiptPage'), 'ReceiptPage'),
  page('/settings', 'tenancy', () => import('../features/tenancy/pages/SettingsPage'), 'SettingsPage'),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: parse,
  stringifySearch: stringify,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  // What has come is shown at once: the skeleton has the page's shape, so nothing flashes.
  defaultPendingMinMs: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { t } = useTranslation();
  const go = useGo();

  return <Trouble title={t('noPage')} verb={t('home')} onAct={() => go('/')} />;
}

/** As browsers say that a page's file could not be had: the host was renewed meanwhile, or is out of reach. */
const isUnfetched = /dynamically imported module|importing a module script failed/i;

function Fault({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const message = error instanceof Error ? error.message : String(error);

  return (
    <Trouble
      title={t('fault')}
      hint={isUnfetched.test(message) ? t('unfetched') : message}
      // What was asked last is where whoever looks into it begins.
      requestId={lastRequestId()}
      verb={t('reload')}
      onAct={() => location.reload()}
    />
  );
}
