import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { type Session, SessionContext } from '../../../app/session';
import { Lead } from './Lead';

vi.mock('@tanstack/react-router', () => ({ useRouter: () => ({}) }));

it.each([
  ['/orders?status=DRAFT', 'orders:read'],
  ['/pick', 'orders:fulfill'],
  ['/stock?view=low', 'inventory:read'],
  ['/products/1', 'catalog:read'],
  ['/customers/1', 'customers:read'],
])('a figure leads to %s with %s alone', (to, right) => {
  const show = (permissions: string[]) => {
    render(
      <SessionContext value={{ permissions } as unknown as Session}>
        <Lead to={to} className="tile">
          7
        </Lead>
      </SessionContext>,
    );

    return screen.getAllByText('7').at(-1)?.tagName;
  };

  expect(show([right])).toBe('A');
  expect(show(['analytics:read'])).toBe('SPAN');
});
