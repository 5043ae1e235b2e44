import type { ListState } from './listState';

export type Order<T> = Record<string, (a: T, b: T) => number>;

/** Search, sort and page of rows that are all here; for lists of some hundred. */
export function localPage<T>(
  rows: readonly T[] | undefined,
  state: ListState,
  textOf: (row: T) => string,
  orders: Order<T>,
): { rows: T[] | undefined; total: number } {
  if (rows === undefined) {
    return { rows: undefined, total: 0 };
  }
  const wanted = state.search.trim().toLowerCase();
  const found = rows.filter((row) => textOf(row).toLowerCase().includes(wanted));
  const order = orders[state.sort];
  if (order !== undefined) {
    found.sort((a, b) => (state.descending ? order(b, a) : order(a, b)));
  }
  const start = (state.page - 1) * state.size;
  return { rows: found.slice(start, start + state.size), total: found.length };
}

export const byText =
  <T>(of: (row: T) => string) =>
  (a: T, b: T): number =>
    of(a).localeCompare(of(b), undefined, { numeric: true });
