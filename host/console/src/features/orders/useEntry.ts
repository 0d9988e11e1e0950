import { useRef, useState } from 'react';
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
import { addressInput, changes, type Entry, type EntryLine, empty, ofOrder } from './entry';

type Saved = { id: string; version: number; entry: Entry };
type Refused = Refusal & { current?: unknown; shortages?: unknown };

export type Marks = { lines: Record<number, string>; shipTo?: string; customer?: string; rest: Refusal[] };
const noMarks: Marks = { lines: {}, rest: [] };

/** The state of an order being written, and what brings it to the server: saved as a draft or submitted. */
export function useEntry(order: OrderDetailFragment | null, initial: Entry, mayPrice: boolean) {
  const [entry, setEntry] = useState<Entry>(order ? ofOrder(order) : initial);
  const [saved, setSaved] = useState<Saved | null>(order ? { id: order.id, version: order.version, entry: ofOrder(order) } : null);
  const [marks, setMarks] = useState<Marks>(noMarks);
  const [conflict, setConflict] = useState<OrderDetailFragment | null>(null);
  const found = useRef<Marks>(noMarks);

  /** Puts a refusal where the person looks: at its line, at the address, or on top. */
  const onRefusal = (lineOf: (index: number) => number) => (it: Refused) => {
    if (it.code === 'VERSION_CONFLICT') {
      setConflict((it.current as OrderDetailFragment) ?? null);

      return true;
    }

    const [, part, index] = it.field ?? [];
    const marks = found.current;
    if (part === 'lines' && index !== undefined) marks.lines[lineOf(Number(index))] = it.message;
    else if (part === 'shipTo') marks.shipTo = it.message;
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
  const lineInput = (line: EntryLine) => ({ variantId: line.variantId, quantity: line.quantity, ...price(line) });
  const head = () => ({
    customerId: entry.customerId ?? null,
    shipTo: addressInput(entry.shipTo),
    note: entry.note || null,
    shipping: entry.shipping,
    fees: entry.fees,
  });

  function keep(next: OrderDetailFragment): Saved {
    const now = { id: next.id, version: next.version, entry: ofOrder(next) };
    setSaved(now);
    // What was only looked up, price and stock, stays beside what the server knows.
    setEntry((before) => ({
      ...now.entry,
      lines: now.entry.lines.map((line) => {
        const known = before.lines.find((it) => it.variantId === line.variantId);

        return { ...line, listPrice: known?.listPrice, available: known?.available };
      }),
    }));

    return now;
  }

  async function save(from = saved): Promise<Saved | null> {
    found.current = { lines: {}, rest: [] };
    const done = await (from ? saveChanges(from) : saveNew());
    setMarks(found.current);

    return done;
  }

  async function saveNew() {
    position.current = (index) => index;
    const made = await create({ input: { ...head(), lines: entry.lines.map(lineInput) } });

    return made?.order ? keep(made.order) : null;
  }

  async function saveChanges(from: Saved) {
    const { removed, changed, added, isHeadChanged } = changes(from.entry, entry);
    let order: OrderDetailFragment | null | undefined;
    const at = () => ({ id: from.id, expectedVersion: order?.version ?? from.version });
    const step = async (given: Promise<{ order?: OrderDetailFragment | null } | null>) => {
      const done = await given;
      if (done?.order) order = done.order;

      return done !== null;
    };

    for (const line of removed) if (line.id && !(await step(remove({ input: { ...at(), lineId: line.id } })))) return null;
    for (const line of changed) {
      position.current = () => entry.lines.indexOf(line);
      const input = { ...at(), lineId: line.id ?? '', quantity: line.quantity, ...(mayPrice ? { unitPrice: line.unitPrice } : {}) };
      if (!(await step(change({ input })))) return null;
    }
    if (added.length > 0) {
      position.current = (index) => entry.lines.indexOf(added[index] as EntryLine);
      if (!(await step(add({ input: { ...at(), lines: added.map(lineInput) } })))) return null;
    }
    if (isHeadChanged && !(await step(update({ input: { ...at(), ...head() } })))) return null;

    return order ? keep(order) : from;
  }

  async function saveAndSubmit() {
    const draft = await save();
    if (!draft) return null;

    position.current = (index) => index;
    const done = await submit({ input: { id: draft.id, expectedVersion: draft.version } });
    setMarks({ ...found.current });

    return done?.order ?? null;
  }

  /** After a conflict: goes on with what the other person saved, or puts one's own on top of it. */
  function settle(choice: 'mine' | 'theirs') {
    if (!conflict) return;

    const theirs = { id: conflict.id, version: conflict.version, entry: ofOrder(conflict) };
    setConflict(null);
    setSaved(theirs);
    if (choice === 'theirs') return setEntry(theirs.entry);

    const ids = new Map(theirs.entry.lines.map((line) => [line.variantId, line.id]));
    setEntry((now) => ({ ...now, lines: now.lines.map((line) => ({ ...line, id: ids.get(line.variantId) })) }));
  }

  const clear = () => {
    setEntry(empty);
    setSaved(null);
    setMarks(noMarks);
  };

  return { entry, setEntry, saved, marks, conflict, settle, save, saveAndSubmit, clear, isBusy: a || b || c || d || e || f };
}
