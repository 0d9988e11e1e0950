import '../../app/antLocale';
import { describe, expect, it } from 'vitest';
import { toFilter, toOrder } from './search';

const london = { zone: 'Europe/London', digits: 2, me: 'm1' };

describe('The filters of the order list', () => {
  it('are none in an empty address', () => {
    expect(toFilter({}, london)).toEqual({});
  });

  it('hold all at once', () => {
    expect(toFilter({ status: 'DRAFT,CONFIRMED', payment: 'UNPAID' }, london)).toEqual({
      and: [{ status: { in: ['DRAFT', 'CONFIRMED'] } }, { paymentStatus: { in: ['UNPAID'] } }],
    });
  });

  it("take a day as the company's, whose clock may change on it", () => {
    expect(toFilter({ from: '2026-03-29', to: '2026-03-29' }, london)).toEqual({
      and: [{ placedAt: { gte: '2026-03-29T00:00:00.000Z' } }, { placedAt: { lt: '2026-03-29T23:00:00.000Z' } }],
    });
  });

  it('know amounts to the last digit, and whose an order is', () => {
    expect(toFilter({ least: '19.99', most: '100' }, london)).toEqual({
      and: [{ total: { minorUnits: { gte: 1999 } } }, { total: { minorUnits: { lte: 10000 } } }],
    });
    expect(['me', 'none', 'm2'].map((assignee) => toFilter({ assignee }, london).and?.[0]?.assigneeId?.eq)).toEqual(['m1', null, 'm2']);
  });

  it("find a customer's orders by his name and by its pinyin", () => {
    expect(JSON.stringify(toFilter({ q: 'zs' }, london))).toContain(
      '{"customer":{"or":[{"name":{"icontains":"zs"}},{"pinyin":{"icontains":"zs"}}]}}',
    );
  });

  it('find what is on hold', () => {
    expect(toFilter({ hold: 'yes' }, london)).toEqual({ and: [{ onHold: { eq: true } }] });
  });

  it('come with the newest first unless asked otherwise', () => {
    expect(toOrder(null)).toEqual([{ createdAt: 'DESC' }]);
    expect(toOrder({ field: 'total', direction: 'ASC' })).toEqual([{ total: { minorUnits: 'ASC' } }]);
    expect(toOrder({ field: 'nonsense', direction: 'ASC' })).toEqual([{ createdAt: 'DESC' }]);
  });
});
