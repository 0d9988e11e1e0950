import { useSearch } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import type { ScanBoxRef } from '../../shared/ScanBox';
import type { Refusal } from '../../shared/useCommand';
import { byCode, type Found, nameOf } from '../../shared/variants';

export type CountLine = { variantId: string; sku: string; name: string; unit: string; quantity: number; available?: number };

const keyOf = (kind: string) => `oc.counts.${kind}`;

function read(kind: string): CountLine[] {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(kind)) ?? '[]') as CountLine[];
  } catch {
    return [];
  }
}

/** Lines of a stock document being written: what was scanned counts on in its line, and outlives a reload, as a phone does that puts the page aside. */
export function useCounts(kind: 'receipt' | 'adjustment') {
  const client = useClient();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const box = useRef<ScanBoxRef>(null);
  const { code } = useSearch({ strict: false }) as { code?: string };
  const [lines, show] = useState<CountLine[]>(() => read(kind));
  // What a lookup adds counts before it is painted.
  const latest = useRef(lines);
  const setLines = (change: (now: CountLine[]) => CountLine[]) => {
    latest.current = change(latest.current);
    sessionStorage.setItem(keyOf(kind), JSON.stringify(latest.current));
    show(latest.current);
  };
  const [marks, setMarks] = useState<Record<number, string>>({});

  const add = (variant: Found, quantity: number) =>
    setLines((now) => {
      const at = now.findIndex((it) => it.variantId === variant.id);
      if (at >= 0) return now.map((it, index) => (index === at ? { ...it, quantity: it.quantity + quantity } : it));

      return [...now, { ...lineOf(variant), quantity }];
    });

  // Opened from a product's page, it is the first line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a code
  useEffect(() => {
    if (code)
      void byCode(client, code, true).then(
        (found) =>
          found && setLines((now) => (now.some((it) => it.variantId === found.id) ? now : [{ ...lineOf(found), quantity: 1 }, ...now])),
      );
  }, [client, code]);

  /** Puts a refusal at the lines that it names. */
  const mark = (it: Refusal & { shortfalls?: unknown }) => {
    const [, part, index] = it.field ?? [];
    const short = ((it.shortfalls ?? []) as { variantId: string; available: number }[]).flatMap(({ variantId, available }) => {
      const at = lines.findIndex((line) => line.variantId === variantId);

      return at < 0 ? [] : [{ at, available }];
    });
    if (short.length > 0) {
      setMarks((now) => ({ ...now, ...Object.fromEntries(short.map(({ at }) => [at, it.message])) }));
      setLines((now) =>
        now.map((line, index) => ({ ...line, available: short.find(({ at }) => at === index)?.available ?? line.available })),
      );

      return true;
    }
    if (part !== 'lines' || index === undefined) return false;

    setMarks((now) => ({ ...now, [Number(index)]: it.message }));

    return true;
  };

  /** What is to be posted, once all that was scanned is looked up; null where something is left to mend, or there is nothing. */
  const settled = async () => {
    if ((await box.current?.settle()) === false) return void message.warning(t('scan.left'));

    setMarks({});

    return latest.current.length > 0 ? latest.current : null;
  };

  return {
    lines,
    marks,
    box,
    add,
    mark,
    settled,
    forget: () => setLines(() => []),
    set: (at: number, quantity: number) => setLines((now) => now.map((it, index) => (index === at ? { ...it, quantity } : it))),
    remove: (at: number) => setLines((now) => now.filter((_, index) => index !== at)),
  };
}

const lineOf = (variant: Found) => ({
  variantId: variant.id,
  sku: variant.sku,
  name: nameOf(variant),
  unit: variant.product?.unit ?? '',
  available: variant.stock?.available,
});
