import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get } from '../api/http';

/** One line of the bill so far; amounts have six decimals while it runs. */
export type BillLine = {
  line_type: string;
  description: string;
  /** What is billed; what an allowance took is not in it. */
  quantity: Exact;
  unit: string;
  /** Absent where there is more than one price. */
  price?: Exact;
  amount: Exact;
  /** The part of it that rests on minutes not closed yet, and can still change. */
  open_amount: Exact;
};

/** A line of one cluster, with the calculation from usage to amount, a step each. */
export type ClusterLine = BillLine & { free?: Exact; gap_seconds?: number; derivation?: string[] };

export type ClusterBill = {
  resource: { id: string; display_name: string; environment: { id: string } };
  deleted_at?: string;
  amount: Exact;
  /** The whole month if the cluster goes on as it did so far. */
  projected: Exact;
  lines: ClusterLine[];
};

/** `GET /billing/v1/live`: the month so far. */
export type LiveBill = {
  currency: string;
  catalog: string;
  period: { start: string; end: string };
  as_of: string;
  /** Until when every broker has reported; what came later is still to be counted. */
  complete_to: string;
  amount: Exact;
  open_amount: Exact;
  projected: Exact;
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
  const { complete_to: to, period } = bill;
  return Date.parse(to) > Date.parse(period.start) ? to : undefined;
}
