import type { Exact } from '../api/exactJson';

/** A value of one minute. */
export type Point = { timestamp: string; value: Exact };

const MINUTE = 60_000;
const HOUR = 60;

/**
 * Counters side by side, a value for each closed minute up to now; where nothing was counted, none
 * flowed.
 */
export function perMinute(
  counters: Point[][],
  now: number,
  length = HOUR,
): { minutes: string[]; rows: Exact[][] } {
  const end = Math.floor(now / MINUTE) * MINUTE;
  const starts = Array.from({ length }, (_, n) => end - (length - n) * MINUTE);
  const rows = counters.map((points) => {
    const found = new Map(points.map(({ timestamp, value }) => [Date.parse(timestamp), value]));
    return starts.map((start) => found.get(start) ?? 0);
  });
  return { minutes: starts.map((start) => new Date(start).toISOString()), rows };
}

/** What holds now; undefined when no minute says it. */
export function latest(points: Point[]): Exact | undefined {
  return points.reduce<Point | undefined>(
    (a, b) => (a !== undefined && a.timestamp > b.timestamp ? a : b),
    undefined,
  )?.value;
}

/** Bytes of a minute as bytes a second. */
export const perSecond = (bytesOfMinute: Exact): string =>
  ((BigInt(bytesOfMinute) + 59n) / 60n).toString();

/** Part of a limit in tenths of a percent, for the length of a bar. */
export function partOf(value: Exact, limit: Exact): number {
  const most = BigInt(limit);
  return most <= 0n ? 0 : Math.min(100, Number((BigInt(value) * 1000n) / most) / 10);
}
