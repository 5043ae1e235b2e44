import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Batches } from './batches';

const STEP = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hands on what came within a step at once, in its order', () => {
  const batches: number[][] = [];
  const gathered = new Batches<number>((items) => batches.push(items), STEP);
  gathered.add([1]);
  gathered.add([2, 3]);
  expect(batches).toEqual([]);
  vi.advanceTimersByTime(STEP);
  expect(batches).toEqual([[1, 2, 3]]);
  gathered.add([4]);
  gathered.flush();
  vi.advanceTimersByTime(STEP);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it('hands on nothing after it was told to drop it', () => {
  const gathered = new Batches<number>(() => expect.unreachable(), STEP);
  gathered.add([1]);
  gathered.drop();
  vi.advanceTimersByTime(STEP);
});
