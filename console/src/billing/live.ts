import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get } from '../api/http';

/** One line of the bill so far, with how it came about. */
export type BillLine = {
  line_type: string;
  description?: string;
  quantity: Exact;
  unit: string;
  price: Exact;
  amount: Exact;
  derivation?: string[];
};

export type ClusterBill = {
  resource: { id: string; display_name?: string; environment?: { id: string } };
  lines: BillLine[];
  amount: Exact;
};

/** `GET /billing/v1/live`: the month so far. */
export type LiveBill = {
  currency: string;
  period: { start: string; end: string };
  as_of: string;
  clusters: ClusterBill[];
  amount: Exact;
};

const AGE = 10_000;

export function useLiveBill() {
  return useQuery({
    queryKey: ['billing', 'live'],
    queryFn: () => get<LiveBill>('/billing/v1/live'),
    refetchInterval: AGE,
  });
}
