import type { AddressPartsFragment, OrderDetailFragment } from '../../gql/graphql';
import type { Found } from '../../shared/variants';
import { nameOf, rounded } from '../../shared/variants';

export type EntryLine = {
  key: string;
  /** The line's id on the server, once it is there. */
  id?: string;
  variantId: string;
  sku: string;
  name: string;
  unit: string;
  isStocked: boolean;
  quantity: number;
  unitPrice: number;
  /** Off the whole line. */
  discount?: number;
  discountReason?: string;
  listPrice?: number;
  available?: number;
};

export type Entry = {
  customerId?: string;
  customerName?: string;
  shipTo?: AddressPartsFragment | null;
  /** Undefined is the customer's own. */
  billTo?: AddressPartsFragment | null;
  /** Until when the offer stands. */
  validUntil?: string | null;
  note: string;
  shipping: number;
  fees: number;
  lines: EntryLine[];
};

export const empty: Entry = { note: '', shipping: 0, fees: 0, lines: [] };

/** Adds what was scanned: the same product again counts on in its line, whose price stays. */
export function withVariant(entry: Entry, variant: Found, quantity: number): Entry {
  const at = entry.lines.findIndex((line) => line.variantId === variant.id);
  if (at >= 0)
    return {
      ...entry,
      lines: entry.lines.map((line, index) =>
        index === at
          ? { ...line, quantity: rounded(line.quantity + quantity), available: variant.stock?.available ?? line.available }
          : line,
      ),
    };

  const line: EntryLine = {
    key: variant.id,
    variantId: variant.id,
    sku: variant.sku,
    name: nameOf(variant),
    unit: variant.product?.unit ?? '',
    isStocked: variant.product?.kind === 'STOCKED',
    quantity,
    unitPrice: variant.unitPrice,
    listPrice: variant.unitPrice,
    available: variant.stock?.available,
  };

  return { ...entry, lines: [...entry.lines, line] };
}

export function ofOrder(order: OrderDetailFragment): Entry {
  return {
    customerId: order.customerId ?? undefined,
    customerName: order.customerName ?? undefined,
    shipTo: order.shipTo ?? null,
    billTo: order.billTo ?? null,
    validUntil: order.validUntil ?? null,
    note: order.note ?? '',
    shipping: order.shipping.amount,
    fees: order.fees.amount,
    lines: order.lines.map((line) => ({
      key: line.id,
      id: line.id,
      variantId: line.variantId,
      sku: line.sku,
      name: line.name,
      unit: line.unit,
      isStocked: line.kind === 'STOCKED',
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount.amount,
      discountReason: line.discountReason ?? undefined,
    })),
  };
}

/** What a line comes to before its discount, as the server will round it: half away from zero, to the currency's own digits. */
export function grossOf(line: Pick<EntryLine, 'quantity' | 'unitPrice'>, digits: number) {
  // Thousandths times millionths are whole numbers: nothing is lost before the one rounding.
  const exact = BigInt(Math.round(line.quantity * 1e3)) * BigInt(Math.round(line.unitPrice * 1e6));
  const unit = 10n ** BigInt(9 - digits);

  return Number((exact + unit / 2n) / unit) / 10 ** digits;
}

/** A line's amount, after its discount. */
export function amountOf(line: Pick<EntryLine, 'quantity' | 'unitPrice' | 'discount'>, digits: number) {
  const minor = (amount: number) => Math.round(amount * 10 ** digits);

  return (minor(grossOf(line, digits)) - minor(line.discount ?? 0)) / 10 ** digits;
}

export const totalOf = (entry: Entry, digits: number) =>
  entry.lines.reduce((sum, line) => sum + amountOf(line, digits), 0) + entry.shipping + entry.fees;

/** An address as an input, without what only answers have. */
export function addressInput(address: AddressPartsFragment | null | undefined) {
  if (!address) return null;

  const { recipient, line1, line2, city, region, postalCode, countryCode, phone } = address;

  return { recipient, line1, line2, city, region, postalCode, countryCode, phone };
}

/** A part of the head as an input; what is undefined stays as it is, or is the customer's own. */
const inputs = {
  customerId: (it: Entry) => it.customerId ?? null,
  shipTo: (it: Entry) => addressInput(it.shipTo),
  billTo: (it: Entry) => (it.billTo === undefined ? undefined : addressInput(it.billTo)),
  validUntil: (it: Entry) => it.validUntil ?? null,
  note: (it: Entry) => it.note || null,
  shipping: (it: Entry) => it.shipping,
  fees: (it: Entry) => it.fees,
};

type Head = Partial<{ [key in keyof typeof inputs]: ReturnType<(typeof inputs)[key]> }>;

/** All of the head but its lines, as an input. */
export const headOf = (entry: Entry): Head => Object.fromEntries(Object.entries(inputs).map(([key, of]) => [key, of(entry)]));

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What of a line is another than before. */
export function lineChange(before: EntryLine, now: EntryLine) {
  const isDiscounted = (before.discount ?? 0) !== (now.discount ?? 0) || (before.discountReason ?? '') !== (now.discountReason ?? '');

  return {
    ...(before.quantity === now.quantity ? {} : { quantity: now.quantity }),
    ...(before.unitPrice === now.unitPrice ? {} : { unitPrice: now.unitPrice }),
    ...(isDiscounted ? { discount: now.discount ?? 0, discountReason: now.discountReason ?? null } : {}),
  };
}

/** Lines that were typed on while `sent` was on its way: those that were new in it get the ids that `kept`, the answer, has for them. */
export function withIds(typed: EntryLine[], sent: EntryLine[], kept: EntryLine[]) {
  const fresh = kept.filter((line) => !sent.some((it) => it.id === line.id));

  return typed.map((line) => {
    const at = line.id ? -1 : fresh.findIndex((it) => it.variantId === line.variantId);

    return at < 0 ? line : { ...line, id: fresh.splice(at, 1)[0]?.id };
  });
}

/** What has to be told to the server to get from one state to the other, and nothing else: a field left alone may be another's by now. */
export function changes(base: Entry, now: Entry) {
  const before = new Map(base.lines.map((line) => [line.id, line]));
  const kept = new Set(now.lines.map((line) => line.id));
  const [old, head] = [headOf(base), headOf(now)];
  const differing = Object.entries(head).filter(([key, value]) => !isSame(value, old[key as keyof Head]));

  return {
    removed: base.lines.filter((line) => !kept.has(line.id)),
    changed: now.lines.flatMap((line) => {
      const was = line.id ? before.get(line.id) : undefined;
      const change = was ? lineChange(was, line) : {};

      return Object.keys(change).length > 0 ? [{ line, change }] : [];
    }),
    added: now.lines.filter((line) => !line.id),
    head: differing.length > 0 ? (Object.fromEntries(differing) as Head) : null,
  };
}

export function isDirty(base: Entry, now: Entry) {
  const { removed, changed, added, head } = changes(base, now);

  return removed.length + changed.length + added.length > 0 || head !== null;
}
