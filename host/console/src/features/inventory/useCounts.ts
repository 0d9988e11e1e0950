import { useSearch } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import type { AdjustmentReason } from '../../gql/graphql';
import { goToWrongNumber } from '../../shared/number';
import type { ScanBoxRef } from '../../shared/ScanBox';
import { useAlone } from '../../shared/useAlone';
import type { Refusal } from '../../shared/useCommand';
import { useKept } from '../../shared/useKept';
import { byCode, type Found, nameOf, rounded } from '../../shared/variants';

export type CountLine = { variantId: string; sku: string; name: string; unit: string; quantity: number };

/** A stock document being written: where, why, and what was counted. */
export type Counts = {
  warehouseId?: string;
  reference?: string;
  reasonCode?: AdjustmentReason;
  note?: string;
  lines: CountLine[];
};

const nothing: Counts = { lines: [] };

/** A stock document being written: what was scanned counts on in its line, and the whole outlives a reload. */
export function useCounts(kind: 'receipt' | 'adjustment') {
  const client = useClient();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const box = useRef<ScanBoxRef>(null);
  const { code } = useSearch({ strict: false }) as { code?: string };
  const kept = useKept();
  const name = `counts.${kind}`;
  const [counts, show] = useState<Counts>(() => ({ ...nothing, ...kept.read<Counts>(name) }));
  const { lines } = counts;
  // What a lookup adds counts before it is painted.
  const latest = useRef(counts);
  const set = (next: Counts) => {
    latest.current = next;
    kept.write(name, next === nothing ? null : next);
    show(next);
  };
  const patch = (part: Partial<Counts>) => set({ ...latest.current, ...part });
  const setLines = (change: (now: CountLine[]) => CountLine[]) => patch({ lines: change(latest.current.lines) });
  const [alone, isPosting] = useAlone();
  const [marks, setMarks] = useState<Record<number, string>>({});

  const add = (variant: Found, quantity: number) =>
    setLines((now) => {
      const at = now.findIndex((it) => it.variantId === variant.id);
      if (at >= 0) return now.map((it, index) => (index === at ? { ...it, quantity: rounded(it.quantity + quantity) } : it));

      return [...now, { ...lineOf(variant), quantity }];
    });

  // Opened from a product's page, it is the first line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a code
  useEffect(() => {
    if (code)
      void byCode(client, code, false).then(
        (found) =>
          found && setLines((now) => (now.some((it) => it.variantId === found.id) ? now : [{ ...lineOf(found), quantity: 1 }, ...now])),
        () => message.error(t('unreachable')),
      );
  }, [client, code]);

  /** Puts a refusal at the lines that it names. */
  const mark = (it: Refusal & { shortfalls?: unknown }) => {
    const [, part, index] = it.field ?? [];
    const short = ((it.shortfalls ?? []) as { variantId: string }[])
      .map(({ variantId }) => lines.findIndex((line) => line.variantId === variantId))
      .filter((at) => at >= 0);
    if (short.length > 0) {
      setMarks((now) => ({ ...now, ...Object.fromEntries(short.map((at) => [at, it.message])) }));

      return true;
    }
    if (part !== 'lines' || index === undefined) return false;

    setMarks((now) => ({ ...now, [Number(index)]: it.message }));

    return true;
  };

  /** Posts the document, once all that was scanned is looked up; not where something is left to mend, or there is nothing. */
  const post = (give: (document: Counts & { warehouseId: string }) => Promise<void>) =>
    alone(async () => {
      if ((await box.current?.settle()) === false) return void message.warning(t('scan.left'));
      if (goToWrongNumber()) return;

      setMarks({});
      const { warehouseId, lines } = latest.current;
      if (warehouseId && lines.length > 0) await give({ ...latest.current, warehouseId });
    });

  return {
    counts,
    patch,
    lines,
    marks,
    box,
    add,
    mark,
    post,
    isPosting,
    forget: () => set(nothing),
    set: (at: number, quantity: number) => setLines((now) => now.map((it, index) => (index === at ? { ...it, quantity } : it))),
    remove: (at: number) => setLines((now) => now.filter((_, index) => index !== at)),
  };
}

const lineOf = (variant: Found) => ({
  variantId: variant.id,
  sku: variant.sku,
  name: nameOf(variant),
  unit: variant.product?.unit ?? '',
});
