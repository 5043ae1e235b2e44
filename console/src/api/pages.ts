import { get } from './http';
import type { Page } from './objects';

const PAGE_SIZE = 100;

/** How many objects a list reads at most before it says that there are more. */
const MOST = 5_000;

/** Reads a list to its end by the page tokens of its links. */
export async function all<T>(
  path: string,
  query: Record<string, string> = {},
  pageSize = PAGE_SIZE,
): Promise<T[]> {
  const rows: T[] = [];
  let token: string | undefined;
  do {
    const page = await get<Page<T>>(path, {
      query: { ...query, page_size: pageSize, page_token: token },
    });
    rows.push(...page.data);
    token = tokenOf(page.metadata?.next);
  } while (token !== undefined && rows.length < MOST);
  return rows;
}

/** The page token within a `next` link; only the query of the link counts. */
export function tokenOf(next: string | undefined): string | undefined {
  if (next === undefined || next === '') {
    return undefined;
  }
  const query = next.slice(next.indexOf('?') + 1);
  return new URLSearchParams(query).get('page_token') ?? undefined;
}
