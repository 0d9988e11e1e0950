import { describe, expect, it } from 'vitest';
import { type BulkItem, type BulkResult, countOf, runBulk, type Verdict } from './bulk';

const items = (count: number): BulkItem[] => Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: `O-${at}` }));
const pause = () => new Promise((go) => setTimeout(go, 1));
const done: Verdict = { state: 'done' };

describe('Many commands at once', () => {
  it('are given a few at a time, each once, and their results stay in order', async () => {
    let [running, most] = [0, 0];
    const given: string[] = [];
    const results = await runBulk(
      items(20),
      async (it) => {
        given.push(it.id);
        most = Math.max(most, ++running);
        await pause();
        running--;

        return done;
      },
      () => {},
    );

    expect(most).toBe(4);
    expect(given.sort((a, b) => Number(a) - Number(b))).toEqual(items(20).map((it) => it.id));
    expect(results.map((it) => it.id)).toEqual(items(20).map((it) => it.id));
    expect(countOf(results, 'done')).toBe(20);
  });

  it('do not keep each other: one that is refused says why, the others go on', async () => {
    const results = await runBulk(
      items(6),
      async (it) => (it.id === '2' ? { state: 'refused', message: 'It is paid.' } : done),
      () => {},
    );

    expect(results[2]).toEqual({ id: '2', name: 'O-2', hint: undefined, state: 'refused', message: 'It is paid.' });
    expect(countOf(results, 'done')).toBe(5);
  });

  it('end when no answer comes any more, and none is lost: what was not tried is left', async () => {
    const results = await runBulk(
      items(10),
      async (it) => {
        await pause();
        if (it.id === '3') throw new Error('gone');

        return done;
      },
      () => {},
    );

    expect(results[3]).toMatchObject({ state: 'unknown', message: 'Error: gone' });
    expect(countOf(results, 'done', 'unknown', 'left')).toBe(10);
    expect(countOf(results, 'left')).toBeGreaterThan(0);
  });

  it('stop when told so, after those under way', async () => {
    let isStopped = false;
    const told: BulkResult[][] = [];
    const results = await runBulk(
      items(8),
      async (it) => {
        if (it.id === '1') isStopped = true;
        await pause();

        return done;
      },
      (now) => told.push(now),
      () => isStopped,
      2,
    );

    expect(countOf(results, 'done')).toBe(2);
    expect(countOf(results, 'left')).toBe(6);
    expect(told[0]?.map((it) => it.state)).toEqual(['running', ...Array(7).fill('waiting')]);
  });
});
