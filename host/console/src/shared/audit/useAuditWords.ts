import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan, useSession } from '../../app/session';
import { type AuditPartsFragment, NamedDocument } from '../../gql/graphql';
import { digitsOf } from '../currencies';
import { useFormat } from '../format';
import { difference, idsIn, meaningOf, typeOf } from './readAudit';

/** What entries say, in the reader's words: who, what, of which object, each value before and after. */
export function useAuditWords(entries: readonly AuditPartsFragment[]) {
  const { t, i18n } = useTranslation(['audit', 'words', 'tenancy', 'common']);
  const can = useCan();
  const format = useFormat();
  const { tenant } = useSession();
  const ids = idsIn(entries);
  const [{ data: known, fetching }] = useQuery({
    query: NamedDocument,
    variables: {
      ids,
      orders: can('orders:read'),
      customers: can('customers:read'),
      catalog: can('catalog:read'),
      inventory: can('inventory:read'),
      payments: can('payments:read'),
      members: can('tenancy:read-members'),
      clients: can('tenancy:manage-clients'),
      settings: can('tenancy:read-settings'),
    },
    pause: ids.length === 0,
  });
  // Until the new answer is there, the old one tells of other ids.
  const data = fetching ? undefined : known;
  const nodes = new Map((data?.nodes ?? []).flatMap((it) => (it ? [[it.id, it] as const] : [])));
  const digits = digitsOf(tenant.currency);

  const typeName = (type: string) => t(`type.${type}`, { defaultValue: type });
  // A bare key comes back under the id that the product gives it: the answers stand in the order of the questions.
  const nameOf = (id: string): string | null => {
    const it = nodes.get(id) ?? data?.nodes[ids.indexOf(id)];
    if (!it) return null;

    switch (it.__typename) {
      case 'Order':
        return it.orderNumber ?? t('common:draft');
      case 'Fulfillment':
      case 'GoodsReceipt':
      case 'StockAdjustment':
      case 'Receipt':
        return it.number ?? null;
      case 'OrderLine':
      case 'Variant':
        return it.sku ?? null;
      case 'StockLevel':
        return it.variant?.sku ?? null;
      case 'Member':
        return it.displayName ?? null;
      case 'Role':
        return it.templateKey && it.templateKey.toLowerCase() === it.name?.toLowerCase()
          ? t(`tenancy:role.${it.templateKey.toLowerCase()}`, { defaultValue: it.name })
          : (it.name ?? null);
      case 'Customer':
      case 'Product':
      case 'Warehouse':
      case 'Team':
      case 'ApiClient':
        return it.name ?? null;
      case 'NumberPattern':
        return it.kind ? t(`words:DocumentKind.${it.kind}`) : null;
      default:
        return null;
    }
  };
  const permission = (text: string) => {
    const [area, verb] = text.split(':');

    return area && verb && i18n.exists(`tenancy:can.${area}.${verb}`)
      ? `${t(`tenancy:area.${area}`)}: ${t(`tenancy:can.${area}.${verb}`)}`
      : text;
  };
  const item = (text: string) => (typeOf(text) ? (nameOf(text) ?? typeName(typeOf(text) ?? '')) : permission(text));
  const join = (items: readonly string[]) => items.map(item).join(t('common:comma'));

  const value = (type: string, field: string, text: string | null | undefined): string => {
    if (text === null || text === undefined || text === '') return t('nothing');

    const it = meaningOf(type, field, text);
    switch (it.as) {
      case 'money':
        return format.money({ amount: it.minorUnits / 10 ** digits, currency: tenant.currency });
      case 'number':
        return format.number(it.value);
      case 'time':
        return format.dateTime(it.iso);
      case 'yesNo':
        return t(it.isTrue ? 'common:yes' : 'common:no');
      case 'word':
        return t(`words:${it.kind}.${it.value}`, { defaultValue: it.value });
      case 'object':
        return nameOf(it.id) ?? typeName(typeOf(it.id) ?? '');
      case 'list':
        return it.items.length > 0 ? join(it.items) : t('nothing');
      case 'text':
        return it.text;
    }
  };

  /** Of two lists only what they differ by; else null. */
  const listChange = (type: string, field: string, old?: string | null, now?: string | null): string | null => {
    if (!old || !now) return null;

    const [a, b] = [meaningOf(type, field, old), meaningOf(type, field, now)];
    if (a.as !== 'list' || b.as !== 'list') return null;

    const { added, taken } = difference(a.items, b.items);

    return [added.length > 0 && t('added', { names: join(added) }), taken.length > 0 && t('taken', { names: join(taken) })]
      .filter(Boolean)
      .join('; ');
  };

  return {
    typeName,
    nameOf,
    value,
    listChange,
    operation: (name: string) => t(`operation.${name}`, { defaultValue: name }),
    field: (name: string) =>
      name
        .split('.')
        .map((part) => t(`field.${part}`, { defaultValue: part }))
        .join(' · '),
    who: (it: AuditPartsFragment) => {
      const program = it.apiClientId ? (it.apiClient?.name ?? t('program')) : null;
      if (it.actorKind === 'MEMBER') {
        const person = it.member?.displayName ?? t('person');

        return program ? `${person}${t('common:comma')}${t('through', { name: program })}` : person;
      }

      return program ?? t(it.actorKind === 'ANONYMOUS' ? 'visitor' : 'system');
    },
  };
}

export type AuditWords = ReturnType<typeof useAuditWords>;
