import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Refusal } from '../../shared/useCommand';
import { byCode, type Found, nameOf } from '../../shared/variants';

export type CountLine = { variantId: string; sku: string; name: string; unit: string; quantity: number; available?: number };

/** Lines of a stock document being written: what was scanned counts on in its line. */
export function useCounts() {
  const client = useClient();
  const { code } = useSearch({ strict: false }) as { code?: string };
  const [lines, setLines] = useState<CountLine[]>([]);
  const [marks, setMarks] = useState<Record<number, string>>({});

  const add = (variant: Found, quantity: number) =>
    setLines((now) => {
      const at = now.findIndex((it) => it.variantId === variant.id);
      if (at >= 0) return now.map((it, index) => (index === at ? { ...it, quantity: it.quantity + quantity } : it));

      return [...now, { ...lineOf(variant), quantity }];
    });

  // Opened from a product's page, it is the first line.
  useEffect(() => {
    if (code)
      void byCode(client, code, true).then(
        (found) => found && setLines((now) => (now.length > 0 ? now : [{ ...lineOf(found), quantity: 1 }])),
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

  return {
    lines,
    marks,
    add,
    mark,
    clearMarks: () => setMarks({}),
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
