import { useState } from 'react';
import type { PayableFragment } from '../../gql/graphql';
import type { Refusal } from '../../shared/useCommand';
import { matchesOf, spread, sumOf } from './shares';

export type Mark = { number: string; message: string };

/** How much of a receipt each of the open orders gets, with each refusal at the order that it names. */
export function useShares(orders: readonly PayableFragment[], digits: number) {
  const [entered, setEntered] = useState<Record<string, number>>({});
  const [marks, setMarks] = useState<Record<string, Mark>>({});
  // Whatever is no longer open, because somebody paid or cancelled it meanwhile, gets nothing.
  const shares = Object.fromEntries(Object.entries(entered).filter(([id]) => orders.some((it) => it.id === id)));
  const matches = matchesOf(shares);

  return {
    shares,
    marks,
    matches,
    sum: sumOf(shares),
    mark: (it: Refusal) => {
      const [, part, index] = it.field ?? [];
      const orderId = part === 'matches' && index !== undefined ? matches[Number(index)]?.orderId : undefined;
      const order = orders.find(({ id }) => id === orderId);
      if (order) setMarks((now) => ({ ...now, [order.id]: { number: order.number ?? '', message: it.message } }));

      return order !== undefined;
    },
    clearMarks: () => setMarks({}),
    set: (orderId: string, amount: number) => setEntered((now) => ({ ...now, [orderId]: amount })),
    begin: setEntered,
    spread: (amount: number) => setEntered(spread(amount, orders, digits)),
  };
}
