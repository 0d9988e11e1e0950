/** The commands of an order that a person gives, in the order in which they are listed. */
const commands = [
  'updateOrder',
  'submitOrder',
  'approveOrder',
  'rejectOrder',
  'withdrawOrder',
  'reviseOrder',
  'allocateOrder',
  'releaseOrder',
  'holdOrder',
  'reopenOrder',
  'copyOrder',
  'cancelOrder',
  'deleteOrder',
];

/** The one thing to do next: what an order in this state waits for. */
const nextOf: Record<string, string> = { DRAFT: 'submitOrder', PENDING_REVIEW: 'approveOrder', REJECTED: 'reviseOrder' };
const besides: Record<string, string[]> = { submitOrder: ['updateOrder'], approveOrder: ['rejectOrder'] };

/** Refusals that say no more than the status does; whoever looks for a command wants to read any other. */
const ofStatus = [
  'ORDER_NOT_DRAFT',
  'ORDER_NOT_PENDING_REVIEW',
  'ORDER_NOT_REJECTED',
  'ORDER_NOT_ALLOCATABLE',
  'ORDER_NOT_HOLDABLE',
  'ORDER_NOT_ON_HOLD',
  'ORDER_NOT_COMPLETED',
];
/** Looked for in every status. */
const always = ['updateOrder', 'cancelOrder'];

/** The product itself, as it signs what no person did. */
export const isSystem = (name?: string | null) => !name || name === 'system';

export type Action = { field: string; allowed: boolean; code?: string | null; reason?: string | null };

/** Sorts the server's list: the main command, though it be refused, those beside it, and the rest with the refusals that tell something. */
export function arrange(actions: readonly Action[], status: string) {
  const known = commands.flatMap((field) => actions.filter((it) => it.field === field));
  const primary = known.find((it) => it.field === nextOf[status]);
  const secondary = (primary ? (besides[primary.field] ?? []) : []).flatMap((field) =>
    known.filter((it) => it.field === field && it.allowed),
  );
  const tells = (it: Action) =>
    it.allowed || always.includes(it.field) || (it.code !== 'AUTH_NOT_AUTHORIZED' && !ofStatus.includes(it.code ?? ''));

  return { primary, secondary, rest: known.filter((it) => it !== primary && !secondary.includes(it) && tells(it)) };
}
