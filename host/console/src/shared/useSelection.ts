import { useState } from 'react';

/** At most as many as the server gives the state of in one answer. */
export const MOST = 50;

/** Rows that were picked; they stay picked over pages and filters until they are let go. */
export function useSelection<Row extends { id: string }>() {
  const [picked, setPicked] = useState<ReadonlyMap<string, Row>>(new Map());

  return {
    rows: [...picked.values()],
    ids: [...picked.keys()],
    has: (id: string) => picked.has(id),
    isFull: picked.size >= MOST,
    toggle: (row: Row) => {
      const next = new Map(picked);
      if (!next.delete(row.id) && next.size < MOST) next.set(row.id, row);
      setPicked(next);
    },
    /** All of a page, or none of it where all are picked already. */
    togglePage: (rows: readonly Row[]) => {
      const next = new Map(picked);
      if (rows.every((it) => next.has(it.id))) for (const it of rows) next.delete(it.id);
      else for (const it of rows) if (next.size < MOST) next.set(it.id, it);
      setPicked(next);
    },
    keep: (ids: readonly string[]) => setPicked(new Map([...picked].filter(([id]) => ids.includes(id)))),
    clear: () => setPicked(new Map()),
  };
}

export type Selection<Row extends { id: string }> = ReturnType<typeof useSelection<Row>>;
