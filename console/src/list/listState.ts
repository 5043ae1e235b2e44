import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What a list shows: kept in the URL, so that a reload or a shared link gives the same rows. */
export type ListState = {
  search: string;
  sort: string;
  descending: boolean;
  page: number;
  size: number;
};

export const PAGE_SIZES = [20, 50, 100];

export function readListState(params: URLSearchParams, defaultSort: string): ListState {
  const sort = params.get('sort') ?? defaultSort;
  const size = Number(params.get('size'));
  const page = Number(params.get('page'));
  return {
    search: params.get('q') ?? '',
    sort: sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    size: PAGE_SIZES.includes(size) ? size : 20,
  };
}

export function useListState(defaultSort: string) {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params, defaultSort), [params, defaultSort]);
  const change = (part: Partial<ListState>) => {
    const next = { ...state, page: 1, ...part };
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        put(after, 'q', next.search, '');
        put(after, 'sort', `${next.descending ? '-' : ''}${next.sort}`, defaultSort);
        put(after, 'page', String(next.page), '1');
        put(after, 'size', String(next.size), '20');
        return after;
      },
      { replace: true },
    );
  };
  return { state, change };
}

function put(params: URLSearchParams, name: string, value: string, usual: string) {
  if (value === usual) {
    params.delete(name);
  } else {
    params.set(name, value);
  }
}
