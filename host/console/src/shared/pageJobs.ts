import { useSyncExternalStore } from 'react';
import { holdLists } from '../app/live';
import { type BulkItem, type BulkResult, runBulk, type Verdict } from './bulk';

/** One command for many records that this page gives while the person goes on; with the page it ends. */
export type PageJob = {
  id: number;
  title: string;
  /** How many records matched when it began. */
  total: number;
  results: readonly BulkResult[];
  isOver: boolean;
  /** Why no further records could be read. */
  fault?: string;
  /** Gives the inverse command for what was done, where there is one. */
  undo?: (done: readonly BulkResult[]) => void;
};

type Chunk<Item> = { items: readonly Item[]; next: string | null };
type Start<Item> = {
  title: string;
  total: number;
  /** The records after a cursor, at most as many as are given their commands before the next are read. */
  read: (after: string | null) => Promise<Chunk<Item>>;
  give: (item: Item) => Promise<Verdict>;
  undo?: PageJob['undo'];
};

let jobs: readonly PageJob[] = [];
let count = 0;
const stopped = new Set<number>();
const listeners = new Set<() => void>();

function put(id: number, patch: Partial<PageJob>) {
  jobs = jobs.map((it) => (it.id === id ? { ...it, ...patch } : it));
  for (const tell of listeners) tell();
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** Goes through all records, chunk by chunk; a refused one doesn't keep the others, a lost connection ends it. */
export async function startJob<Item extends BulkItem>({ title, total, read, give, undo }: Start<Item>): Promise<PageJob> {
  const id = count++;
  jobs = [{ id, title, total, results: [], isOver: false, undo }, ...jobs];
  put(id, {});
  window.addEventListener('beforeunload', warn);
  const isStopped = () => stopped.has(id);
  let results: readonly BulkResult[] = [];
  let fault: string | undefined;
  let after: string | null = null;

  try {
    do {
      const chunk: Chunk<Item> = await read(after);
      const before = results;
      const release = holdLists();
      const now = await runBulk(chunk.items, give, (them) => put(id, { results: [...before, ...them] }), isStopped).finally(release);
      results = [...before, ...now];
      after = now.some((it) => it.state === 'unknown') ? null : chunk.next;
    } while (after && !isStopped());
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  }

  put(id, { results, fault, isOver: true });
  if (jobs.every((it) => it.isOver)) window.removeEventListener('beforeunload', warn);

  return jobs.find((it) => it.id === id) as PageJob;
}

/** Those under way are still ended. */
export const stopJob = (id: number) => void stopped.add(id);

export function forgetJob(id: number) {
  jobs = jobs.filter((it) => it.id !== id);
  for (const tell of listeners) tell();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);

  return () => void listeners.delete(tell);
};

/** All that this page does or has done, the last first. */
export const usePageJobs = () => useSyncExternalStore(subscribe, () => jobs);
