import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { post } from '../api/http';

/** What is asked for; quantities are decimal text. */
export type Workload = {
  tier: string;
  cloud: string;
  region: string;
  zones: 'single' | 'multi';
  ingress_gb_per_month: string;
  egress_gb_per_month: string;
  retention_hours: string;
  partitions: string;
};

export type EstimateLine = {
  line_type: string;
  title?: string;
  quantity: Exact;
  unit: string;
  price: Exact;
  amount: Exact;
  formula?: string;
};

export type Estimate = {
  currency: string;
  lines: EstimateLine[];
  total: Exact;
  cheapest?: { tier: string; total: Exact; reason?: string };
  alternatives?: { tier: string; fits: boolean; reason?: string; total?: Exact }[];
};

export function useEstimate(workload: Workload | undefined) {
  return useQuery({
    queryKey: ['estimate', workload],
    enabled: workload !== undefined,
    queryFn: () => post<Estimate>('/billing/v1/estimates', workload, { ownsSignIn: true }),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
}
