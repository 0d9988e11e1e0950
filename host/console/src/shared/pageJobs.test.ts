import { describe, expect, it } from 'vitest';
import { type BulkItem, countOf } from './bulk';
import { startJob, stopJob } from './pageJobs';

const items = (from: number, count: number): BulkItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${from + at}`, name: `O-${from + at}` }));

/** Three pages of two. */
const read = async (after: string | null) => {
  const from = Number(after ?? 0);

  return { items: items(from, 2), next: from < 4 ? `${from + 2}` : null };
};

describe('A command for all that match', () => {
  it('reaches each on every page, and tells which were refused', async () => {
    const job = await startJob({
      title: 'Approve',
      total: 6,
      read,
      give: async ({ id }) => (id === '3' ? { state: 'refused', message: 'Over your limit.' } : { state: 'done' }),
    });

    expect(job.isOver).toBe(true);
    expect(job.results.map((it) => it.name)).toEqual(['O-0', 'O-1', 'O-2', 'O-3', 'O-4', 'O-5']);
    expect(job.results.find((it) => it.state === 'refused')?.message).toBe('Over your limit.');
  });

  it('ends after those under way when somebody stops it', async () => {
    const given: string[] = [];
    const job = await startJob({
      title: 'Approve',
      total: 6,
      read,
      give: async ({ id }) => {
        given.push(id);
        // Ids count up; this is the second job of the page.
        stopJob(1);

        return { state: 'done' };
      },
    });

    expect(job.id).toBe(1);
    expect(given).toEqual(['0']);
    expect(countOf(job.results, 'left')).toBe(1);
  });

  it('ends where the connection breaks, and where no more can be read', async () => {
    const lost = await startJob({ title: 'Approve', total: 6, read, give: async () => ({ state: 'unknown', message: 'Away.' }) });
    const unread = await startJob({
      title: 'Approve',
      total: 6,
      read: () => Promise.reject(new Error('Away.')),
      give: async () => ({ state: 'done' }),
    });

    expect(lost.results).toHaveLength(2);
    expect(unread.fault).toBe('Away.');
  });
});
