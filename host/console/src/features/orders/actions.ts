/** The right that each command of an order asks for, to tell "not now" from "not you". */
export const rights: Record<string, string> = {
  updateOrder: 'orders:edit',
  submitOrder: 'orders:submit',
  approveOrder: 'orders:approve',
  rejectOrder: 'orders:approve',
  withdrawOrder: 'orders:submit',
  reviseOrder: 'orders:edit',
  allocateOrder: 'inventory:allocate',
  cancelOrder: 'orders:cancel',
  copyOrder: 'orders:create',
  deleteOrder: 'orders:edit',
};

export type OrderCommand = keyof typeof rights & string;

/** The one thing to do next: what an order in this state waits for. */
const nextOf = ['submitOrder', 'approveOrder', 'reviseOrder'];
const besides: Record<string, string[]> = { submitOrder: ['updateOrder'], approveOrder: ['rejectOrder'] };

type Action = { field: string; allowed: boolean };

/** Sorts the server's list: the main command, one or two beside it, and the rest, refused ones included. */
export function arrange(actions: readonly Action[]) {
  const known = actions.filter((it) => it.field in rights);
  const allowed = new Set(known.filter((it) => it.allowed).map((it) => it.field));
  const primary = nextOf.find((it) => allowed.has(it));
  const secondary = (primary ? (besides[primary] ?? []) : []).filter((it) => allowed.has(it));

  return { primary, secondary, rest: known.filter((it) => it.field !== primary && !secondary.includes(it.field)) };
}
