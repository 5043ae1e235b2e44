import {
  EmptyState,
  EmptyStateBody,
  Pagination,
  SearchInput,
  Skeleton,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { ProblemNote } from '../layout/ProblemNote';
import { PAGE_SIZES, type ListState } from './listState';

export type Column<T> = {
  name: string;
  title: string;
  cell: (row: T) => ReactNode;
  sortable?: boolean;
  /** For figures: set flush right. */
  numeric?: boolean;
};

type Props<T> = {
  /** What is listed, in the plural; names the table for screen readers. */
  label: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  keyOf: (row: T) => string;
  error?: unknown;
  retry?: () => void;
  state: ListState;
  change: (part: Partial<ListState>) => void;
  /** How many rows match over all pages, when known. */
  total?: number;
  /** Shown when there is nothing at all, with what to do about it. */
  empty: ReactNode;
  toolbar?: ReactNode;
  /** Something else than the search may have left rows out. */
  filtered?: boolean;
};

/** The one list of the console: search, sort, pages, and its loading, error and empty states. */
export function ResourceList<T>(props: Props<T>) {
  const { label, rows, error, retry, state, change, total, empty, toolbar, filtered } = props;
  const nothing = rows !== undefined && rows.length === 0;
  if (error) {
    return <ProblemNote error={error} retry={retry} />;
  }
  if (nothing && state.search === '' && state.page === 1 && !filtered) {
    return <>{empty}</>;
  }
  return (
    <>
      <Toolbar inset={{ default: 'insetNone' }}>
        <ToolbarContent>
          <ToolbarItem>
            <SearchInput
              aria-label={`Search ${label.toLowerCase()}`}
              placeholder="Search by name or id"
              value={state.search}
              onChange={(_, search) => change({ search })}
              onClear={() => change({ search: '' })}
            />
          </ToolbarItem>
          {toolbar}
          <ToolbarItem variant="pagination" align={{ default: 'alignEnd' }}>
            <Pages label={label} total={total ?? rows?.length ?? 0} state={state} change={change} />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {nothing ? (
        <EmptyState titleText="Nothing matches" headingLevel="h2" variant="sm">
          <EmptyStateBody>
            {state.search === ''
              ? `No ${label.toLowerCase()} are shown with this filter.`
              : `No ${label.toLowerCase()} match “${state.search}”.`}
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <Rows {...props} />
      )}
    </>
  );
}

function Rows<T>({ label, columns, rows, keyOf, state, change }: Props<T>) {
  return (
    <Table aria-label={label} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          {columns.map((column, index) => (
            <Th
              key={column.name}
              modifier="nowrap"
              className={column.numeric ? 'samsa-numeric' : undefined}
              sort={
                column.sortable
                  ? {
                      sortBy: {
                        index: columns.findIndex((c) => c.name === state.sort),
                        direction: state.descending ? 'desc' : 'asc',
                      },
                      onSort: (_event, _index, direction) =>
                        change({ sort: column.name, descending: direction === 'desc' }),
                      columnIndex: index,
                    }
                  : undefined
              }
            >
              {column.title}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows === undefined
          ? [0, 1, 2].map((line) => (
              <Tr key={line}>
                {columns.map((column) => (
                  <Td key={column.name} dataLabel={column.title}>
                    <Skeleton screenreaderText={`Loading ${label.toLowerCase()}`} />
                  </Td>
                ))}
              </Tr>
            ))
          : rows.map((row) => (
              <Tr key={keyOf(row)}>
                {columns.map((column) => (
                  <Td
                    key={column.name}
                    dataLabel={column.title}
                    className={column.numeric ? 'samsa-numeric' : undefined}
                  >
                    {column.cell(row)}
                  </Td>
                ))}
              </Tr>
            ))}
      </Tbody>
    </Table>
  );
}

type PagesProps = Pick<Props<never>, 'label' | 'state' | 'change'> & { total: number };

function Pages({ label, total, state, change }: PagesProps) {
  return (
    <Pagination
      isCompact
      itemCount={total}
      page={state.page}
      perPage={state.size}
      perPageOptions={PAGE_SIZES.map((value) => ({ title: String(value), value }))}
      onSetPage={(_, page) => change({ page })}
      onPerPageSelect={(_, size) => change({ size })}
      titles={{ paginationAriaLabel: `Pages of ${label.toLowerCase()}` }}
      widgetId={`pages-${label.toLowerCase().replace(/\W+/g, '-')}`}
    />
  );
}
