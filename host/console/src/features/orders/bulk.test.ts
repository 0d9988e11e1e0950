import { describe, expect, it } from 'vitest';
import { allows, ready } from './bulk';

const action = (field: string, allowed: boolean) => ({ field, allowed, code: null, reason: null });
const fulfillment = (id: string, ...actions: ReturnType<typeof action>[]) => ({
  id,
  number: `F-${id}`,
  status: 'PENDING',
  version: 3,
  allowedActions: actions,
});

describe('Many orders', () => {
  it('are asked only what the server allows each', () => {
    expect(allows({ allowedActions: [action('cancelOrder', true)] }, 'cancelOrder')).toBe(true);
    expect(allows({ allowedActions: [action('cancelOrder', false)] }, 'cancelOrder')).toBe(false);
    expect(allows({ allowedActions: null }, 'cancelOrder')).toBe(false);
  });

  it('are picked by those of their shipments that wait for it', () => {
    const orders = [
      {
        id: 'o1',
        number: 'SO-1',
        customerName: 'Ann',
        fulfillments: [fulfillment('1', action('startPicking', true)), fulfillment('2', action('startPicking', false))],
      },
      { id: 'o2', number: 'SO-2', customerName: null, fulfillments: [] },
    ];

    expect(ready(orders as never, 'startPicking')).toEqual([{ id: '1', version: 3, name: 'F-1', hint: 'SO-1 · Ann', ofOrder: 'o1' }]);
  });
});
