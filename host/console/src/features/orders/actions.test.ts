import { describe, expect, it } from 'vitest';
import { type Action, arrange } from './actions';

const allowed = (...fields: string[]): Action[] => fields.map((field) => ({ field, allowed: true }));
const refused = (field: string, code: string): Action => ({ field, allowed: false, code, reason: `Because of ${code}` });
const names = (actions: Action[]) => actions.map((one) => one.field);

describe('The commands of an order', () => {
  it('begin with what its state waits for', () => {
    const draft = arrange(allowed('cancelOrder', 'submitOrder', 'updateOrder'), 'DRAFT');
    const pending = arrange(allowed('approveOrder', 'rejectOrder'), 'PENDING_REVIEW');

    expect([draft.primary?.field, names(draft.secondary), names(draft.rest)]).toEqual(['submitOrder', ['updateOrder'], ['cancelOrder']]);
    expect([pending.primary?.field, names(pending.secondary)]).toEqual(['approveOrder', ['rejectOrder']]);
  });

  it('have no main one where nothing is to be done', () => {
    expect(arrange(allowed('cancelOrder'), 'CONFIRMED').primary).toBeUndefined();
  });

  it('keep the main one when it is refused, so that its reason can be told', () => {
    const maker = refused('approveOrder', 'APPROVER_NOT_ELIGIBLE');

    expect(arrange([maker, refused('rejectOrder', 'APPROVER_NOT_ELIGIBLE')], 'PENDING_REVIEW')).toMatchObject({
      primary: maker,
      secondary: [],
    });
  });

  it('leave out refusals that say no more than the status', () => {
    const { rest } = arrange(
      [
        refused('updateOrder', 'ORDER_NOT_DRAFT'),
        refused('cancelOrder', 'ORDER_NOT_CANCELLABLE'),
        refused('submitOrder', 'ORDER_NOT_DRAFT'),
        refused('copyOrder', 'AUTH_NOT_AUTHORIZED'),
        refused('deleteOrder', 'ORDER_NUMBERED'),
      ],
      'CONFIRMED',
    );

    expect(names(rest)).toEqual(['updateOrder', 'cancelOrder', 'deleteOrder']);
  });
});
