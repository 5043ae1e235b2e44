import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { Link } from 'react-router';
import { compare } from '../format/money';
import { Money } from '../format/Shown';
import { month } from '../format/time';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { usePreferences } from '../settings/preferences';
import { stateInWords, useInvoices, type Invoice } from './invoices';

const orders = {
  month: byText((row: Invoice) => row.month),
  total: (a: Invoice, b: Invoice) => compare(a.total, b.total),
};

export default function InvoicesPage() {
  const { locale } = usePreferences();
  const invoices = useInvoices();
  const { state, change } = useListState('-month');
  const page = localPage(
    invoices.data,
    state,
    (row) => `${row.number ?? ''} ${row.id} ${row.month}`,
    orders,
  );
  const columns: Column<Invoice>[] = [
    {
      name: 'month',
      title: 'Month',
      sortable: true,
      cell: (row) => (
        <Link to={`/billing/invoices/${row.id}`}>{month(`${row.month}-01T00:00Z`, locale)}</Link>
      ),
    },
    { name: 'number', title: 'Number', cell: (row) => row.number ?? 'not yet' },
    { name: 'state', title: 'State', cell: (row) => stateInWords(row.document_state) },
    { name: 'payment', title: 'Payment', cell: (row) => stateInWords(row.payment_state) },
    { name: 'due', title: 'Due on', cell: (row) => row.due_on ?? '' },
    {
      name: 'total',
      title: 'Total',
      sortable: true,
      numeric: true,
      cell: (row) => <Money amount={row.total} currency={row.currency} />,
    },
  ];
  return (
    <ResourceList
      label="Invoices"
      columns={columns}
      rows={page.rows}
      total={page.total}
      keyOf={(row) => row.id}
      error={invoices.error}
      retry={() => void invoices.refetch()}
      state={state}
      change={change}
      empty={
        <EmptyState titleText="No invoices yet" headingLevel="h2">
          <EmptyStateBody>
            The draft of this month appears with the first cluster; it is issued after the month.
          </EmptyStateBody>
        </EmptyState>
      }
    />
  );
}
