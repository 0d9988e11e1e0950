/** What became of one of many. What was not tried is left, and so is what nobody knows of: the connection broke. */
export type BulkState = 'waiting' | 'running' | 'done' | 'refused' | 'unknown' | 'left';

export type BulkItem = { id: string; name: string; hint?: string };
export type BulkResult = BulkItem & { state: BulkState; message?: string };

/** The answer to one command: done, refused and why, or no answer at all. */
export type Verdict = { state: 'done' } | { state: 'refused' | 'unknown'; message: string };

const PARALLEL = 4;

/**
 * Gives a command for each item, a few at a time, and tells the state of all after each step. One that is refused doesn't keep
 * the others; once there is no answer any more, or somebody stops it, no further one is begun.
 */
export async function runBulk<Item extends BulkItem>(
  items: readonly Item[],
  give: (item: Item) => Promise<Verdict>,
  tell: (results: BulkResult[]) => void,
  isStopped: () => boolean = () => false,
  parallel = PARALLEL,
): Promise<BulkResult[]> {
  const results = items.map(({ id, name, hint }): BulkResult => ({ id, name, hint, state: 'waiting' }));
  const put = (at: number, patch: Partial<BulkResult>) => {
    results[at] = { ...(results[at] as BulkResult), ...patch };
    tell([...results]);
  };
  let next = 0;
  let isBroken = false;

  const work = async () => {
    while (next < items.length && !isBroken && !isStopped()) {
      const at = next++;
      put(at, { state: 'running' });
      const verdict = await give(items[at] as Item).catch((fault: unknown): Verdict => ({ state: 'unknown', message: String(fault) }));
      if (verdict.state === 'unknown') isBroken = true;
      put(at, verdict);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));

  for (const [at, it] of results.entries()) if (it.state === 'waiting') put(at, { state: 'left' });

  return results;
}

export const countOf = (results: readonly BulkResult[], ...states: BulkState[]) => results.filter((it) => states.includes(it.state)).length;
