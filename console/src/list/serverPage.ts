import type { ListState } from './listState';

/** The state of a list as Kafka REST takes it: the server searches, sorts and cuts the page. */
export const serverPage = (state: ListState) => ({
  search: state.search.trim(),
  sort: `${state.descending ? '-' : ''}${state.sort}`,
  offset: (state.page - 1) * state.size,
  page_size: state.size,
});

/** A part of a list, and how many match in all. */
export type ServerPage<T> = { data: T[]; metadata: { total_size?: number } };
