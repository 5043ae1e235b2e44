import { describe, expect, it } from 'vitest';
import { readListState } from './listState';
import { byText, localPage } from './localPage';

const state = (query: string) => readListState(new URLSearchParams(query), 'name');

describe('list state', () => {
  it('comes from the URL', () => {
    expect(state('q=or&sort=-size&page=3&size=50')).toEqual({
      search: 'or',
      sort: 'size',
      descending: true,
      page: 3,
      size: 50,
    });
  });
  it('ignores numbers nobody could have chosen', () => {
    expect(state('page=-1&size=1000000')).toMatchObject({ page: 1, size: 20 });
    expect(state('page=1e99')).toMatchObject({ page: 1 });
  });
});

describe('a page of local rows', () => {
  const rows = ['topic-10', 'topic-2', 'other'];
  const orders = { name: byText((row: string) => row) };
  it('searches without regard to case and sorts numbers by value', () => {
    expect(localPage(rows, state('q=TOPIC'), (row) => row, orders)).toEqual({
      rows: ['topic-2', 'topic-10'],
      total: 2,
    });
  });
  it('stays undefined while loading', () => {
    expect(localPage(undefined, state(''), String, orders).rows).toBeUndefined();
  });
});
