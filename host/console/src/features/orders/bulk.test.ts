import { describe, expect, it } from 'vitest';
import { allows, mayGive, ready } from './bulk';

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

  it('are offered no step without a right to it, though one that only has to wait is', () => {
    const refused = (code: string) => ({ allowedActions: [{ ...action('packFulfillment', false), code }] });

    expect(mayGive([refused('AUTH_NOT_AUTHORIZED'), refused('AUTH_NOT_AUTHORIZED')], 'packFulfillment')).toBe(false);
    expect(mayGive([refused('FULFILLMENT_STATE'), refused('ORDER_ON_HOLD')], 'packFulfillment')).toBe(true);
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
