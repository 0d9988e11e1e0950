type Open = { id: string; balanceDue: { amount: number } };

/** Spreads an amount over open orders, the oldest first, each up to what it owes. */
export function spread(amount: number, orders: readonly Open[], digits: number): Record<string, number> {
  const scale = 10 ** digits;
  let left = Math.round(amount * scale);
  const shares: Record<string, number> = {};

  for (const { id, balanceDue } of orders) {
    const share = Math.max(0, Math.min(left, Math.round(balanceDue.amount * scale)));
    if (share > 0) shares[id] = share / scale;
    left -= share;
  }

  return shares;
}

export const matchesOf = (shares: Record<string, number>) =>
  Object.entries(shares)
    .filter(([, amount]) => amount > 0)
    .map(([orderId, amount]) => ({ orderId, amount }));

export const sumOf = (shares: Record<string, number>) => Object.values(shares).reduce((sum, it) => sum + it, 0);
