import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get, path, post } from '../api/http';
import { all } from '../api/pages';

export type Invoice = {
  id: string;
  /** Absent until it is issued. */
  number?: string;
  month: string;
  document_state: string;
  payment_state: string;
  currency: string;
  total: Exact;
  due: Exact;
  balance: Exact;
  issued_at?: string;
  due_on?: string;
};

export type InvoiceLine = {
  key: string;
  kind: string;
  description: string;
  amount: Exact;
  rated?: {
    line_type: string;
    name: string;
    derivation?: { what: string; text: string }[];
  };
};

export type WholeInvoice = Invoice & {
  /** SHA-256 of the document, once it is issued. */
  hash?: string;
  document: {
    lines: InvoiceLine[];
    credits: { kind: string; amount: Exact }[];
    taxes: { name: string; amount: Exact }[];
    tax_note: string;
    totals: {
      lines: Exact;
      promotions: Exact;
      tax: Exact;
      total: Exact;
      prepaid: Exact;
      due: Exact;
    };
  };
  /** What a person should know, such as why it is not issued yet. */
  attention: string[];
};

export type Payment = { instructions?: string; url?: string };

const key = ['invoices'] as const;
const of = (id: string) => path`/billing/v1/invoices/${id}`;

export const useInvoices = () =>
  useQuery({ queryKey: key, queryFn: () => all<Invoice>('/billing/v1/invoices') });

export const useInvoice = (id: string) =>
  useQuery({ queryKey: [...key, id], queryFn: () => get<WholeInvoice>(of(id)) });

export function usePay(id: string) {
  const client = useQueryClient();
  return async () => {
    const payment = await post<Payment>(`${of(id)}/pay`, {});
    await client.invalidateQueries({ queryKey: key });
    return payment;
  };
}

/** What an invoice can be downloaded as; a draft has no hash to prove. */
export const downloads = (invoice: Invoice) =>
  (
    [
      { title: 'PDF', name: 'pdf', draft: true },
      { title: 'CSV', name: 'csv', draft: true },
      { title: 'FOCUS', name: 'focus', draft: false },
      { title: 'Proof', name: 'proof', draft: false },
      { title: 'JSON', name: 'document', draft: false },
    ] as const
  )
    .filter(({ draft }) => draft || invoice.document_state !== 'DRAFT')
    .map(({ title, name }) => ({ title, href: `${of(invoice.id)}/${name}` }));

const STATES: Record<string, string> = {
  DRAFT: 'Draft: follows the usage',
  ISSUED: 'Issued',
  VOID: 'Void',
  NOT_DUE: 'Nothing to pay yet',
  OPEN: 'To be paid',
  PENDING: 'Payment under way',
  PAID: 'Paid',
  UNCOLLECTIBLE: 'Given up',
  CANCELLED: 'Cancelled',
};

export const stateInWords = (state: string) => STATES[state] ?? state;
