import type { AuditEntryFilterInput } from '../../gql/graphql';
import { typeOf } from '../../shared/audit/readAudit';
import { endOf, startOf } from '../../shared/days';
import { type ListSearch, listed } from '../../shared/useListSearch';

/** The keys of the address that filter the audit log. */
export const auditKeys = ['object', 'type', 'op', 'who', 'from', 'to'] as const;

export function toAuditFilter({ object, type, op, who, from, to }: ListSearch, zone: string): AuditEntryFilterInput {
  const and: AuditEntryFilterInput[] = [];

  if (object) and.push({ objectId: { in: listed(object) } });
  if (type) and.push({ objectType: { eq: type } });
  if (op) and.push({ operation: { eq: op } });
  if (who) and.push(typeOf(who) === 'ApiClient' ? { apiClientId: { eq: who } } : { memberId: { eq: who } });
  if (from) and.push({ at: { gte: startOf(from, zone) } });
  if (to) and.push({ at: { lt: endOf(to, zone) } });

  return and.length > 0 ? { and } : {};
}
