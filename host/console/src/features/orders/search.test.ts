import '../../app/antLocale';
import { describe, expect, it } from 'vitest';
import { toFilter, toOrder } from './search';

describe('The filters of the order list', () => {
  it('are none in an empty address', () => {
    expect(toFilter({}, 'Europe/London')).toEqual({});
  });

  it('hold all at once', () => {
    expect(toFilter({ status: 'DRAFT,CONFIRMED', payment: 'UNPAID' }, 'UTC')).toEqual({
      and: [{ status: { in: ['DRAFT', 'CONFIRMED'] } }, { paymentStatus: { in: ['UNPAID'] } }],
    });
  });

  it("tell a member's orders from those that are nobody's", () => {
    expect(toFilter({ assignee: 'TWVtYmVy' }, 'UTC')).toEqual({ and: [{ assigneeId: { eq: 'TWVtYmVy' } }] });
    expect(toFilter({ assignee: 'none' }, 'UTC')).toEqual({ and: [{ assigneeId: { eq: null } }] });
  });

  it("take a day as the company's, whose clock may change on it", () => {
    expect(toFilter({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/London')).toEqual({
      and: [{ placedAt: { gte: '2026-03-29T00:00:00.000Z' } }, { placedAt: { lt: '2026-03-29T23:00:00.000Z' } }],
    });
  });

  it('come with the newest first unless asked otherwise', () => {
    expect(toOrder(null)).toEqual([{ createdAt: 'DESC' }]);
    expect(toOrder({ field: 'total', direction: 'ASC' })).toEqual([{ total: { minorUnits: 'ASC' } }]);
    expect(toOrder({ field: 'nonsense', direction: 'ASC' })).toEqual([{ createdAt: 'DESC' }]);
  });
});
