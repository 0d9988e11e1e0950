import {
  AppstoreOutlined,
  CarOutlined,
  DashboardOutlined,
  DollarOutlined,
  ImportOutlined,
  InboxOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  ShoppingCartOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** A page of the menu: who may see it, and where it is. The text is nav.<key>. */
export type Place = {
  key: string;
  href: string;
  needs: string;
  icon: ReactNode;
  group: 'sell' | 'store' | 'know' | 'run';
  isPhone?: boolean;
};

export const places: readonly Place[] = [
  { key: 'dashboard', href: '/', needs: 'analytics:read', icon: <DashboardOutlined aria-hidden />, group: 'sell' },
  { key: 'orders', href: '/orders', needs: 'orders:read', icon: <ShoppingCartOutlined aria-hidden />, group: 'sell' },
  { key: 'review', href: '/review', needs: 'orders:review', icon: <SafetyCertificateOutlined aria-hidden />, group: 'sell' },
  { key: 'returns', href: '/returns', needs: 'orders:read', icon: <RollbackOutlined aria-hidden />, group: 'sell' },
  { key: 'customers', href: '/customers', needs: 'customers:read', icon: <TeamOutlined aria-hidden />, group: 'sell' },
  { key: 'payments', href: '/payments', needs: 'payments:read', icon: <DollarOutlined aria-hidden />, group: 'sell' },
  { key: 'pick', href: '/pick', needs: 'orders:fulfill', icon: <UnorderedListOutlined aria-hidden />, group: 'store' },
  { key: 'ship', href: '/ship', needs: 'orders:ship', icon: <CarOutlined aria-hidden />, group: 'store' },
  { key: 'stock', href: '/stock', needs: 'inventory:read', icon: <InboxOutlined aria-hidden />, group: 'store' },
  { key: 'products', href: '/products', needs: 'catalog:read', icon: <AppstoreOutlined aria-hidden />, group: 'know' },
  { key: 'imports', href: '/imports', needs: 'orders:import', icon: <ImportOutlined aria-hidden />, group: 'know' },
  { key: 'settings', href: '/settings', needs: 'tenancy:read-settings', icon: <SettingOutlined aria-hidden />, group: 'know' },
];

/** What is begun anew, on pages beside the menu's. The text is do.<key>. */
export const doings = [
  { key: 'newOrder', href: '/orders/new', needs: 'orders:create' },
  { key: 'receive', href: '/stock/receive', needs: 'inventory:receive' },
  { key: 'adjust', href: '/stock/adjust', needs: 'inventory:adjust' },
  { key: 'recordReceipt', href: '/payments/new', needs: 'payments:record' },
  { key: 'newCustomer', href: '/customers/new', needs: 'customers:write' },
  { key: 'newProduct', href: '/products/new', needs: 'catalog:write' },
] as const;

/** The right that the page at an address asks for; what a record's page asks for the server knows alone. The first page leads on by itself. */
export const needOf = (path: string) => (path === '/' ? undefined : [...places, ...doings].find((it) => it.href === path)?.needs);

export const visible = (permissions: readonly string[]) => places.filter((place) => permissions.includes(place.needs));

/** The menu's entry for an address: the longest one that it begins with. */
export const placeOf = (path: string) =>
  places
    .filter((it) => (it.href === '/' ? path === '/' : path === it.href || path.startsWith(`${it.href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]?.key;
