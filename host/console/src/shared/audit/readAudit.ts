import type { AuditPartsFragment } from '../../gql/graphql';

export type Change = NonNullable<AuditPartsFragment['changes']>[number];

/** The changes of one thing: of the object itself, or of one of its parts, by the name that its own values give it. */
export type Group = { key: string; part: string | null; partId: string | null; label: string | null; changes: Change[] };

/** What a recorded text stands for, so that it can be said in the reader's words. */
export type Meaning =
  | { as: 'text'; text: string }
  | { as: 'money'; minorUnits: number }
  | { as: 'number'; value: number }
  | { as: 'time'; iso: string }
  | { as: 'yesNo'; isTrue: boolean }
  | { as: 'word'; kind: string; value: string }
  | { as: 'object'; id: string }
  | { as: 'list'; items: string[] };

// Amounts are recorded in minor units and say so by their field alone.
const money = new Set(
  'total net gross tax shipping shippingNet fees feesNet captured refunded credited balanceDue discount discountTotal amount matched approvalLimit'.split(
    ' ',
  ),
);

const words: Record<string, string> = {
  'Order.status': 'OrderStatus',
  'Order.allocationStatus': 'AllocationStatus',
  'Order.fulfillmentStatus': 'FulfillmentStatus',
  'Order.paymentStatus': 'PaymentStatus',
  'Order.returnStatus': 'ReturnStatus',
  'Order.invoiceStatus': 'InvoiceStatus',
  'GoodsReceipt.status': 'StockDocumentStatus',
  'StockAdjustment.status': 'StockDocumentStatus',
  'SalesReturn.status': 'SalesReturnStatus',
  'SalesReturnLine.kind': 'ProductKind',
  'OrderLine.kind': 'ProductKind',
  'ReviewTask.status': 'ReviewTaskStatus',
  'Fulfillment.status': 'FulfillmentStage',
  'ImportJob.status': 'ImportStatus',
  'ImportJob.mode': 'ImportMode',
  'ImportJob.failureCode': 'ImportFailureCode',
  'Receipt.status': 'ReceiptStatus',
  'Receipt.method': 'ReceiptMethod',
  'Product.kind': 'ProductKind',
  'Product.pictureFailure': 'PictureFailure',
  'Customer.kind': 'CustomerKind',
  'StockAdjustment.reasonCode': 'AdjustmentReason',
  'NumberPattern.kind': 'DocumentKind',
  'Tenant.rounding': 'RoundingMode',
  'Role.scope': 'DataScope',
  'ApiClient.kind': 'ApiClientKind',
  'PlanLimit.resource': 'PlanResource',
  'PlanUse.resource': 'PlanResource',
};

// Bare keys of fields that the schema doesn't show: whose they are stands in the field's name.
const keys: Record<string, string> = {
  roleId: 'Role',
  roleIds: 'Role',
  memberId: 'Member',
  makerId: 'Member',
  assigneeId: 'Member',
  recorderId: 'Member',
  decidedById: 'Member',
  ownerId: 'Member',
  orderId: 'Order',
  customerId: 'Customer',
  productId: 'Product',
  variantId: 'Variant',
  warehouseId: 'Warehouse',
  orderLineId: 'OrderLine',
  billingAddressId: 'CustomerAddress',
  shippingAddressId: 'CustomerAddress',
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The type that an id names, e.g. Order; null for what is no id. */
export function typeOf(id: string): string | null {
  if (id.length < 24 || !/^[A-Za-z0-9+/]+=*$/.test(id)) return null;

  try {
    const text = atob(id);
    const colon = text.indexOf(':');

    return colon > 0 && [16, 36].includes(text.length - colon - 1) && /^[A-Z]\w+$/.test(text.slice(0, colon)) ? text.slice(0, colon) : null;
  } catch {
    return null;
  }
}

const idOf = (field: string, text: string): string | null => {
  if (!uuid.test(text)) return typeOf(text) ? text : null;

  return keys[field] ? btoa(`${keys[field]}:${text}`) : null;
};

/** What a value means in the field of a type. */
export function meaningOf(type: string, field: string, text: string): Meaning {
  if (field === 'unit' && text === 'piece') return { as: 'word', kind: 'Unit', value: text };

  const kind = words[`${type}.${field}`];
  if (kind) return { as: 'word', kind, value: text };
  if (text === 'true' || text === 'false') return { as: 'yesNo', isTrue: text === 'true' };
  if (money.has(field) && /^-?\d+$/.test(text)) return { as: 'money', minorUnits: Number(text) };
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return { as: 'time', iso: text };
  if (/^-?\d+\.\d+$/.test(text)) return { as: 'number', value: Number(text) };
  if (text.startsWith('['))
    try {
      const items = JSON.parse(text) as unknown[];

      return { as: 'list', items: items.map((it) => (typeof it === 'string' ? (idOf(field, it) ?? it) : JSON.stringify(it))) };
    } catch {
      return { as: 'text', text };
    }

  const id = idOf(field, text);

  return id ? { as: 'object', id } : { as: 'text', text };
}

// What means nothing to a reader.
const inner = new Set([
  'accountId',
  'actorId',
  'actorKind',
  'uploaderId',
  'fileId',
  'layout',
  'templateKey',
  'isHistory',
  'position',
  'lineNumber',
]);

// What one looks for first; the rest stays in the order of the record.
const first = ['status', 'number', 'name', 'sku', 'quantity', 'unitPrice', 'total'];
const rank = (field: string) => (first.includes(field) ? first.indexOf(field) : first.length);

const typeNamed = ({ field, old, new: now }: Change) => typeOf(idOf(field, now ?? old ?? '') ?? '');

const pairsOf = (text?: string | null): Record<string, unknown> | null => {
  try {
    return text?.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
const told = (value: unknown) => (value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value));

/** What holds values of its own, as a mapping of columns does, is told value by value. */
function taken(it: Change): Change[] {
  const [old, now] = [pairsOf(it.old), pairsOf(it.new)];
  if (!old && !now) return [it];

  return [...new Set(Object.keys({ ...old, ...now }))]
    .map((key) => ({
      ...it,
      field: `${it.field}.${key.charAt(0).toLowerCase()}${key.slice(1)}`,
      old: told(old?.[key]),
      new: told(now?.[key]),
    }))
    .filter((one) => one.old !== one.new);
}

/** The changes that tell a reader something, what matters most first: not that a part belongs to the object whose entry it is. */
export const telling = (changes: readonly Change[], objectType: string) =>
  changes
    .flatMap(taken)
    .filter((it) => !inner.has(it.field) && !(it.part && typeNamed(it) === objectType))
    .sort((a, b) => rank(a.field) - rank(b.field));

/** The changes by what they are of, the object's own first. */
export function grouped(changes: readonly Change[]): Group[] {
  const groups = new Map<string, Group>();
  for (const it of changes) {
    const key = it.part ? `${it.part} ${it.partId ?? ''}` : '';
    const group = groups.get(key) ?? { key, part: it.part ?? null, partId: it.partId ?? null, label: null, changes: [] };
    if (it.part && (it.field === 'sku' || it.field === 'code')) group.label = it.new ?? it.old ?? null;
    group.changes.push(it);
    groups.set(key, group);
  }

  return [...groups.values()].sort((a, b) => Number(a.part !== null) - Number(b.part !== null));
}

/** What two lists differ by. */
export const difference = (old: readonly string[], now: readonly string[]) => ({
  added: now.filter((it) => !old.includes(it)),
  taken: old.filter((it) => !now.includes(it)),
});

const LIMIT = 50;

/** All that entries speak of by id, at most as many as can be asked for at once: the objects first, then what their values name. */
export function idsIn(entries: readonly AuditPartsFragment[]): string[] {
  const objects = entries.map((it) => it.objectId);
  const values = entries.flatMap((entry) =>
    (entry.changes ?? []).flatMap((it) =>
      [it.old, it.new].flatMap((text) => {
        const meaning = text ? meaningOf(it.part ?? entry.objectType, it.field, text) : null;

        return meaning?.as === 'object' ? [meaning.id] : meaning?.as === 'list' ? meaning.items.filter(typeOf) : [];
      }),
    ),
  );
  const parts = entries.flatMap((entry) =>
    (entry.changes ?? []).flatMap((it) => (it.part === 'OrderLine' && it.partId ? [it.partId] : [])),
  );

  return [...new Set([...objects, ...values, ...parts])].slice(0, LIMIT);
}

const pages: Record<string, string> = {
  Order: '/orders/',
  Customer: '/customers/',
  Product: '/products/',
  Receipt: '/payments/',
  ImportJob: '/imports/',
};

/** Where a record's page is; null where it has none. */
export const pageOf = (type: string, id: string) => (pages[type] ? `${pages[type]}${encodeURIComponent(id)}` : null);
