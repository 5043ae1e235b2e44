import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get } from '../api/http';

/** One line of the bill so far; amounts have six decimals while it runs. */
export type BillLine = {
  line_type: string;
  name: string;
  quantity: Exact;
  unit: string;
  /** Absent where there is more than one price. */
  unit_price?: Exact;
  amount: Exact;
};

/** A line of one cluster, with the calculation from usage to amount, a step each. */
export type ClusterLine = BillLine & { formula?: string[] };

export type ClusterBill = {
  id: string;
  display_name: string;
  environment: string;
  deleted_at?: string;
  total: Exact;
  month_at_this_rate?: Exact;
  lines: ClusterLine[];
};

/** `GET /billing/v1/live`: the month so far. */
export type LiveBill = {
  currency: string;
  period_start: string;
  /** Until when every broker has reported; what came later is still to be counted. */
  complete_to?: string;
  as_of: string;
  total: Exact;
  month_at_this_rate?: Exact;
  lines: BillLine[];
  clusters: ClusterBill[];
  findings: string[];
};

const AGE = 5_000;

export function useLiveBill() {
  return useQuery({
    queryKey: ['billing', 'live'],
    queryFn: () => get<LiveBill>('/billing/v1/live'),
    refetchInterval: AGE,
  });
}

/** Until when the bill is complete; undefined before the first broker has reported. */
export function completeTo(bill: LiveBill): string | undefined {
  const { complete_to: to, period_start: start } = bill;
  return to !== undefined && Date.parse(to) > Date.parse(start) ? to : undefined;
}
