/** What a customer paid for something, and when. */
export type Paid = { key: string; at: string; quantity: number; unitPrice: number };

type Order = {
  placedAt?: string | null;
  createdAt: string;
  lines: readonly { id: string; variantId: string; quantity: number; unitPrice: number }[];
};

/** As many as one looks at while a line is typed. */
const FEW = 5;

/** The last prices of each variant in orders that come the latest first. */
export function pricesIn(orders: readonly Order[]): ReadonlyMap<string, readonly Paid[]> {
  const found = new Map<string, Paid[]>();
  for (const { placedAt, createdAt, lines } of orders)
    for (const { id, variantId, quantity, unitPrice } of lines) {
      const known = found.get(variantId) ?? [];
      if (known.length < FEW) found.set(variantId, [...known, { key: id, at: placedAt ?? createdAt, quantity, unitPrice }]);
    }

  return found;
}
