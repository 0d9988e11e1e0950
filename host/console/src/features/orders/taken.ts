import { useState } from 'react';

export type Taken = Readonly<Record<string, number>>;

type Line = { id: string; quantity: number };

/** How much of a line was taken; never more than there is to take. */
export const takenOf = (line: Line, taken: Taken) => Math.min(line.quantity, taken[line.id] ?? 0);

/** The lines of which not all was taken. */
export const shortOf = <T extends Line>(lines: readonly T[], taken: Taken) => lines.filter((it) => takenOf(it, taken) < it.quantity);

const keyOf = (id: string) => `oc.taken.${id}`;

function read(id: string): Taken {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(id)) ?? '{}') as Taken;
  } catch {
    return {};
  }
}

/** What was taken for a shipment so far. It outlives a reload, as a phone does that puts the page aside. */
export function useTaken(id: string) {
  const [taken, setTaken] = useState(() => read(id));
  const keep = (next: Taken) => {
    sessionStorage.setItem(keyOf(id), JSON.stringify(next));

    return next;
  };

  return {
    taken,
    take: (lineId: string, quantityOf: (before: number) => number) =>
      setTaken((now) => keep({ ...now, [lineId]: quantityOf(now[lineId] ?? 0) })),
    forget: () => {
      sessionStorage.removeItem(keyOf(id));
      setTaken({});
    },
  };
}
