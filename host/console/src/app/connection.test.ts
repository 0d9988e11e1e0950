import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteBack, noteGone, useIsAway } from './connection';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  noteBack();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

test('a connection that is soon back is not told of', () => {
  const { result } = renderHook(useIsAway);

  noteGone();
  pass(2_000);
  act(noteBack);
  pass(10_000);
  expect(result.current).toBe(false);
});

test('one that stays away is, however often it is tried meanwhile, until it is back', () => {
  const { result } = renderHook(useIsAway);

  noteGone();
  pass(2_000);
  noteGone();
  pass(1_500);
  expect(result.current).toBe(true);

  act(noteBack);
  expect(result.current).toBe(false);
});
