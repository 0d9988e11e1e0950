import type { AddressPartsFragment, OrderDetailFragment } from '../../gql/graphql';
import type { Found } from '../../shared/variants';
import { nameOf } from '../../shared/variants';

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
  listPrice?: number;
  available?: number;
};

export type Entry = {
  customerId?: string;
  customerName?: string;
  shipTo?: AddressPartsFragment | null;
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
    })),
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** A line's amount as the server will round it: half away from zero, to the currency's own digits. */
export function amountOf(line: Pick<EntryLine, 'quantity' | 'unitPrice'>, digits: number) {
  // Thousandths times millionths are whole numbers: nothing is lost before the one rounding.
  const exact = BigInt(Math.round(line.quantity * 1e3)) * BigInt(Math.round(line.unitPrice * 1e6));
  const unit = 10n ** BigInt(9 - digits);

  return Number((exact + unit / 2n) / unit) / 10 ** digits;
}

export const totalOf = (entry: Entry, digits: number) =>
  entry.lines.reduce((sum, line) => sum + amountOf(line, digits), 0) + entry.shipping + entry.fees;

export const digitsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An address as an input, without what only answers have. */
export function addressInput(address: AddressPartsFragment | null | undefined) {
  if (!address) return null;

  const { recipient, line1, line2, city, region, postalCode, countryCode, phone } = address;

  return { recipient, line1, line2, city, region, postalCode, countryCode, phone };
}

/** What has to be told to the server to get from one state to the other. */
export function changes(base: Entry, now: Entry) {
  const before = new Map(base.lines.map((line) => [line.id, line]));
  const kept = new Set(now.lines.map((line) => line.id));
  const isHeadChanged =
    base.customerId !== now.customerId ||
    base.note !== now.note ||
    base.shipping !== now.shipping ||
    base.fees !== now.fees ||
    JSON.stringify(addressInput(base.shipTo)) !== JSON.stringify(addressInput(now.shipTo));

  return {
    removed: base.lines.filter((line) => !kept.has(line.id)),
    changed: now.lines.filter((line) => {
      const old = line.id ? before.get(line.id) : undefined;

      return old !== undefined && (old.quantity !== line.quantity || old.unitPrice !== line.unitPrice);
    }),
    added: now.lines.filter((line) => !line.id),
    isHeadChanged,
  };
}
