import { render, screen } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import i18n, { i18nReady } from '../../../i18n';
import { type Issuer, Slip } from './Slip';

beforeAll(async () => {
  await i18nReady;
  await i18n.changeLanguage('en');
  await i18n.loadNamespaces('orders');
});

it('A slip keeps what the staff wrote to each other', () => {
  const issuer = { name: 'Harbour', language: 'en', timeZone: 'UTC' } as Issuer;
  const order = { number: 'SO-7', customerName: 'Ann', createdAt: '2026-11-01T10:00:00Z', note: 'Pays late: cash only' };
  render(<Slip order={order} number="SO-7" lines={[{ id: '1', sku: 'MUG', name: 'Mug', quantity: 2 }]} paper="A4" issuer={issuer} />);

  expect(screen.getByRole('article').textContent).toContain('MUG');
  expect(screen.getByRole('article').textContent).not.toContain('cash only');
});
