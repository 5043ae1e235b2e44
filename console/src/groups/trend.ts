import type { Exact } from '../api/exactJson';

export type Sample = { at: number; lag: Exact };

/** An hour at a sample each five seconds. */
const KEPT = 720;

/** Adds a sample unless it was seen before. */
export const withSample = (samples: Sample[], sample: Sample): Sample[] =>
  samples.at(-1)?.at === sample.at ? samples : [...samples, sample].slice(-KEPT);

/** Whether a group catches up. */
export function trendOf(samples: Sample[]): 'growing' | 'shrinking' | 'steady' {
  const first = BigInt(samples[0]?.lag ?? 0);
  const last = BigInt(samples.at(-1)?.lag ?? 0);
  return last > first ? 'growing' : last < first ? 'shrinking' : 'steady';
}

/** Points of a line of the given size, highest lag at the top. */
export function lineOf(samples: Sample[], width: number, height: number): string {
  const lags = samples.map(({ lag }) => Number(BigInt(lag)));
  const most = Math.max(1, ...lags);
  const step = width / Math.max(1, lags.length - 1);
  return lags
    .map((lag, n) => `${(n * step).toFixed(1)},${(height - (lag / most) * height).toFixed(1)}`)
    .join(' ');
}
