/** What a customer paid for something, and when. */
export type Paid = { key: string; at: string; quantity: number; unitPrice: number };

type Order = {
  placedAt?: string | null;
  createdAt: string;
  lines: readonly { id: string; variantId: string; quantity: number; unitPrice: number }[];
};

/** As many as one looks at while a line is typed. */
const FEW = 5;

/** The last prices of a variant in orders that come the latest first. */
export const pricesIn = (orders: readonly Order[], variantId: string): readonly Paid[] =>
  orders
    .flatMap(({ placedAt, createdAt, lines }) =>
      lines
        .filter((it) => it.variantId === variantId)
        .map(({ id, quantity, unitPrice }) => ({ key: id, at: placedAt ?? createdAt, quantity, unitPrice })),
    )
    .slice(0, FEW);
