import type { Refusal } from '../../shared/useCommand';

export type Shortage = { sku: string; wanted: number; available: number };

/** A refusal with what is short, of which SKU how much, where it tells that. */
export function withShortages<It extends Refusal & { shortages?: unknown }>(refusal: It, say: (it: Shortage) => string): It {
  const short = (refusal.shortages ?? []) as readonly Shortage[];

  return { ...refusal, message: [refusal.message, ...short.map(say)].join(' ') };
}
