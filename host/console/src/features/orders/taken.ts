import { useRef, useState } from 'react';
import { useKept } from '../../shared/useKept';
import { rounded } from '../../shared/variants';

export type Taken = Readonly<Record<string, number>>;

type Line = { id: string; quantity: number };
type Picked = Line & { variantId: string };

/** How much of a line was taken; never more than there is to take. */
export const takenOf = (line: Line, taken: Taken) => Math.min(line.quantity, taken[line.id] ?? 0);

/** The lines of which not all was taken. */
export const shortOf = <T extends Line>(lines: readonly T[], taken: Taken) => lines.filter((it) => takenOf(it, taken) < it.quantity);

/** Takes more of a product: the same one may stand in several lines, which are filled one after the other. Tells what was too many. */
export function takeMore(lines: readonly Picked[], taken: Taken, variantId: string, quantity: number): { taken: Taken; over: number } {
  const next = { ...taken };
  let over = quantity;
  for (const line of lines) {
    const more = line.variantId === variantId ? Math.min(over, rounded(line.quantity - takenOf(line, taken))) : 0;
    if (more <= 0) continue;

    next[line.id] = rounded(takenOf(line, taken) + more);
    over = rounded(over - more);
  }

  return { taken: next, over };
}

/** What was taken for a shipment so far. It outlives a reload, as a phone does that puts the page aside. */
export function useTaken(id: string) {
  const { read, write } = useKept();
  const name = `taken.${id}`;
  const [taken, setTaken] = useState<Taken>(() => read<Taken>(name) ?? {});
  // What one scan takes counts for the next one before it is painted.
  const latest = useRef(taken);
  const keep = (next: Taken | null) => {
    latest.current = next ?? {};
    write(name, next);
    setTaken(latest.current);
  };

  return {
    taken,
    take: (lineId: string, quantity: number) => keep({ ...latest.current, [lineId]: quantity }),
    /** Gives what was too many. */
    scan: (lines: readonly Picked[], variantId: string, quantity: number) => {
      const { taken, over } = takeMore(lines, latest.current, variantId, quantity);
      keep(taken);

      return over;
    },
    forget: () => keep(null),
  };
}
