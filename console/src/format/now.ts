import { useSyncExternalStore } from 'react';

const STEP = 5_000;

/** The present moment, moved on every few seconds for all who show it. */
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, STEP);
  tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick() {
  now = Date.now();
  listeners.forEach((listener) => listener());
}

export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
