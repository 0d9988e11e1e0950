import '../../app/antLocale';
import { describe, expect, it } from 'vitest';
import { toAuditFilter } from './auditSearch';

const key = String.fromCharCode(...Array.from({ length: 16 }, (_, at) => at));

describe('The filters of the audit log', () => {
  it('are none in an empty address, whatever page it shows', () => {
    expect(toAuditFilter({ part: 'audit', after: 'x' }, 'UTC')).toEqual({});
  });

  it('tell a person from a program by the id', () => {
    const [person, program] = [btoa(`Member:${key}`), btoa(`ApiClient:${key}`)];

    expect(toAuditFilter({ who: person }, 'UTC')).toEqual({ and: [{ memberId: { eq: person } }] });
    expect(toAuditFilter({ who: program }, 'UTC')).toEqual({ and: [{ apiClientId: { eq: program } }] });
  });

  it("hold all at once, with a day as the company's", () => {
    expect(toAuditFilter({ object: 'o,p', type: 'Order', op: 'cancelOrder', from: '2026-06-01', to: '2026-06-01' }, 'Asia/Taipei')).toEqual(
      {
        and: [
          { objectId: { in: ['o', 'p'] } },
          { objectType: { eq: 'Order' } },
          { operation: { eq: 'cancelOrder' } },
          { at: { gte: '2026-05-31T16:00:00.000Z' } },
          { at: { lt: '2026-06-01T16:00:00.000Z' } },
        ],
      },
    );
  });
});
