import type { Entry } from './entry';

/** What was typed into a draft and not saved yet, on top of which version. */
type Typed = { version: number; base: Entry; entry: Entry };

const keyOf = (id: string) => `oc.draft.${id}`;

export function typedOf(id: string): Typed | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null') as Typed | null;
  } catch {
    return null;
  }
}

/** Outlives a reload, and a look at another page in between. */
export function keepTyped(id: string, typed: Typed | null) {
  if (typed) sessionStorage.setItem(keyOf(id), JSON.stringify(typed));
  else sessionStorage.removeItem(keyOf(id));
}
