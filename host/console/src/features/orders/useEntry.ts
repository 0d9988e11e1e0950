import { useEffect, useRef, useState } from 'react';
import {
  AddOrderLinesDocument,
  CreateOrderDocument,
  type OrderDetailFragment,
  RemoveOrderLineDocument,
  SubmitOrderDocument,
  UpdateOrderDocument,
  UpdateOrderLineDocument,
} from '../../gql/graphql';
import { type Refusal, useCommand } from '../../shared/useCommand';
import { useKept } from '../../shared/useKept';
import { changes, type Entry, type EntryLine, empty, headOf, isDirty, ofOrder, withIds } from './entry';
import { merged } from './entryMerge';

/** What was typed into a draft and not saved yet, on top of which version. */
type Typed = { version: number; base: Entry; entry: Entry };

/** What the server has. */
type Saved = { id: string; version: number; entry: Entry };
type Refused = Refusal & { current?: unknown; shortages?: unknown };

export type Marks = {
  lines: Record<number, string>;
  shipTo?: string;
  billTo?: string;
  validUntil?: string;
  customer?: string;
  rest: Refusal[];
};
// What updateOrderLine refuses names the field alone; the line is the one that was sent.
const ofLine = ['lineId', 'quantity', 'unitPrice', 'discount', 'discountReason'];
const noMarks: Marks = { lines: {}, rest: [] };

/** The state of an order being written, and what brings it to the server: saved as a draft or submitted. */
export function useEntry(order: OrderDetailFragment | null, initial: Entry, mayPrice: boolean) {
  const stored = (it: OrderDetailFragment): Saved => ({ id: it.id, version: it.version, entry: ofOrder(it) });
  const { read, write } = useKept();
  const keepTyped = (id: string, typed: Typed | null) => write(`draft.${id}`, typed);
  // On top of the version that it was typed on: what another saved meanwhile is asked for when it is saved.
  const [typed, setTyped] = useState(() => (order ? read<Typed>(`draft.${order.id}`) : null));
  const [entry, show] = useState<Entry>(() => typed?.entry ?? (order ? ofOrder(order) : initial));
  const [saved, setSaved] = useState<Saved | null>(() =>
    order && typed ? { id: order.id, version: typed.version, entry: typed.base } : order && stored(order),
  );
  const [marks, setMarks] = useState<Marks>(noMarks);
  const [conflict, setConflict] = useState<OrderDetailFragment | null>(null);
  const found = useRef<Marks>(noMarks);
  // What a lookup adds while something is on its way counts before it is painted.
  const latest = useRef(entry);
  const setEntry = (next: Entry | ((now: Entry) => Entry)) => {
    latest.current = typeof next === 'function' ? next(latest.current) : next;
    show(latest.current);
  };
  // Nothing more was typed while it was on its way.
  const kept = useRef<Entry>(undefined);
  const isKept = () => kept.current === latest.current;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed and saved itself is kept
  useEffect(() => {
    if (saved) keepTyped(saved.id, isDirty(saved.entry, entry) ? { version: saved.version, base: saved.entry, entry } : null);
  }, [saved, entry]);

  /** Puts a refusal where the person looks: at its line, at the address, or on top. */
  const onRefusal = (lineOf: (index: number) => number) => (it: Refused) => {
    if (it.code === 'VERSION_CONFLICT') {
      setConflict((it.current as OrderDetailFragment) ?? null);

      return true;
    }

    const [, part, index] = it.field ?? [];
    const marks = found.current;
    if (part === 'lines' && index !== undefined) marks.lines[lineOf(Number(index))] = it.message;
    else if (part && ofLine.includes(part)) marks.lines[lineOf(0)] = it.message;
    else if (part === 'shipTo') marks.shipTo = it.message;
    else if (part === 'billTo') marks.billTo = it.message;
    else if (part === 'validUntil') marks.validUntil = it.message;
    else if (part === 'customerId') marks.customer = it.message;
    else marks.rest.push(it);

    for (const { sku, available } of (it.shortages ?? []) as { sku: string; available: number }[])
      setEntry((now) => ({ ...now, lines: now.lines.map((line) => (line.sku === sku ? { ...line, available } : line)) }));

    return true;
  };
  const position = useRef<(index: number) => number>((index) => index);
  const options = { onRefusal: (it: Refused) => onRefusal(position.current)(it), isQuiet: true };
  const [create, { isBusy: a }] = useCommand(CreateOrderDocument, options);
  const [update, { isBusy: b }] = useCommand(UpdateOrderDocument, options);
  const [add, { isBusy: c }] = useCommand(AddOrderLinesDocument, options);
  const [change, { isBusy: d }] = useCommand(UpdateOrderLineDocument, options);
  const [remove, { isBusy: e }] = useCommand(RemoveOrderLineDocument, options);
  const [submit, { isBusy: f }] = useCommand(SubmitOrderDocument, options);

  const price = (line: EntryLine) => (mayPrice && line.listPrice !== line.unitPrice ? { unitPrice: line.unitPrice } : {});
  const off = ({ discount, discountReason }: EntryLine) => (mayPrice && discount ? { discount, discountReason } : {});
  const lineInput = (line: EntryLine) => ({ variantId: line.variantId, quantity: line.quantity, ...price(line), ...off(line) });

  function keep(next: OrderDetailFragment, sent: Entry): Saved {
    const now = stored(next);
    const isAll = latest.current === sent;
    setSaved(now);
    setTyped(null);
    setEntry((before) =>
      before === sent
        ? // What was only looked up, price and stock, stays beside what the server knows.
          {
            ...now.entry,
            lines: now.entry.lines.map((line) => {
              const known = before.lines.find((it) => it.variantId === line.variantId);

              return { ...line, listPrice: known?.listPrice, available: known?.available };
            }),
          }
        : { ...before, lines: withIds(before.lines, sent.lines, now.entry.lines) },
    );
    if (isAll) kept.current = latest.current;

    return now;
  }

  /** Some was written before a step was refused: what was typed stays, on top of what the server has by now. */
  function keepPart(next: OrderDetailFragment, sent: Entry) {
    const now = stored(next);
    setSaved(now);
    setEntry((before) => ({ ...before, lines: withIds(before.lines, sent.lines, now.entry.lines) }));
  }

  async function save(from = saved, now = latest.current): Promise<Saved | null> {
    found.current = { lines: {}, rest: [] };
    const done = await (from ? saveChanges(from, now) : saveNew(now));
    setMarks(found.current);

    return done;
  }

  async function saveNew(now: Entry) {
    position.current = (index) => index;
    const made = await create({ input: { ...headOf(now), lines: now.lines.map(lineInput) } });

    return made?.order ? keep(made.order, now) : null;
  }

  async function saveChanges(from: Saved, now: Entry) {
    const { removed, changed, added, head } = changes(from.entry, now);
    let order: OrderDetailFragment | null | undefined;
    const at = () => ({ id: from.id, expectedVersion: order?.version ?? from.version });
    const step = async (given: Promise<{ order?: OrderDetailFragment | null } | null>) => {
      const done = await given;
      if (done?.order) order = done.order;
      else if (!done && order) keepPart(order, now);

      return done !== null;
    };

    for (const line of removed) if (line.id && !(await step(remove({ input: { ...at(), lineId: line.id } })))) return null;
    for (const { line, change: part } of changed) {
      position.current = () => now.lines.indexOf(line);
      if (!(await step(change({ input: { ...at(), lineId: line.id ?? '', ...part } })))) return null;
    }
    if (added.length > 0) {
      position.current = (index) => now.lines.indexOf(added[index] as EntryLine);
      if (!(await step(add({ input: { ...at(), lines: added.map(lineInput) } })))) return null;
    }
    if (head && !(await step(update({ input: { ...at(), ...head } })))) return null;

    if (order) return keep(order, now);

    kept.current = now;

    return from;
  }

  async function saveAndSubmit() {
    let draft = await save();
    // A customer's address may come in meanwhile: the order goes with it.
    while (draft && !isKept()) draft = await save(draft);
    if (!draft) return null;

    position.current = (index) => index;
    const done = await submit({ input: { id: draft.id, expectedVersion: draft.version } });
    setMarks({ ...found.current });

    return done?.order ?? null;
  }

  /** After a conflict: what is kept of one's own is put on top of what the other person saved. */
  async function settle(kept: readonly string[]) {
    if (!conflict) return null;

    const theirs = stored(conflict);
    const next = merged(entry, theirs.entry, kept);
    setConflict(null);
    setSaved(theirs);
    setEntry(next);

    return kept.length > 0 ? save(theirs, next) : theirs;
  }

  // A note says nothing to the rules, and who may not write one may check all the same.
  const draftInput = () => ({ ...headOf(entry), note: undefined, lines: entry.lines.map(lineInput) });

  /** Back to what the server has, or to nothing where it has none. */
  const clear = () => {
    if (saved) keepTyped(saved.id, null);
    setEntry(order ? ofOrder(order) : empty);
    setSaved(order && stored(order));
    setTyped(null);
    setMarks(noMarks);
  };

  return {
    entry,
    /** As it is by now, painted or not. */
    now: () => latest.current,
    setEntry,
    saved,
    isRestored: typed !== null,
    marks,
    conflict,
    settle,
    save,
    isKept,
    saveAndSubmit,
    draftInput,
    clear,
    isBusy: a || b || c || d || e || f,
  };
}
