import { describe, expect, it } from 'vitest';
import { arrange } from './actions';

const actions = (...allowed: string[]) =>
  ['updateOrder', 'submitOrder', 'approveOrder', 'rejectOrder', 'cancelOrder', 'addOrderLines'].map((field) => ({
    field,
    allowed: allowed.includes(field),
  }));

describe('The commands of an order', () => {
  it('begin with what its state waits for', () => {
    expect(arrange(actions('updateOrder', 'submitOrder', 'cancelOrder'))).toMatchObject({
      primary: 'submitOrder',
      secondary: ['updateOrder'],
    });
    expect(arrange(actions('approveOrder', 'rejectOrder'))).toMatchObject({ primary: 'approveOrder', secondary: ['rejectOrder'] });
  });

  it('have no main one where nothing is to be done', () => {
    expect(arrange(actions('cancelOrder')).primary).toBeUndefined();
  });

  it('keep the refused ones, so that their reason can be told', () => {
    expect(arrange(actions('submitOrder')).rest).toContainEqual({ field: 'cancelOrder', allowed: false });
  });
});
