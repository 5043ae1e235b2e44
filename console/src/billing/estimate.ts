import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { post } from '../api/http';

/** Types of cluster that have a price. */
export const TIERS = [
  { value: 'basic', label: 'Basic' },
  { value: 'standard', label: 'Standard' },
  { value: 'enterprise', label: 'Enterprise' },
  { value: 'dedicated', label: 'Dedicated' },
];

export const ZONES = [
  { value: 'single', label: 'One zone' },
  { value: 'multi', label: 'Three zones' },
];

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
  /** Capacity of a Dedicated cluster; as much as the volumes need if it is not given. */
  ckus?: number;
};

export type EstimateLine = {
  line_type: string;
  name: string;
  quantity: Exact;
  unit: string;
  /** Absent where there is more than one. */
  unit_price?: Exact;
  amount: Exact;
  /** From usage to amount, a step each. */
  formula: string[];
};

export type TierOption = { tier: string; fits: boolean; total: Exact; obstacles: string[] };

export type Estimate = {
  currency: string;
  lines: EstimateLine[];
  total: Exact;
  tiers: TierOption[];
  assumptions: string[];
};

export function useEstimate(workload: Workload | undefined) {
  return useQuery({
    queryKey: ['estimate', workload],
    enabled: workload !== undefined,
    queryFn: () =>
      post<Estimate>(
        '/billing/v1/estimates',
        workload === undefined ? undefined : asSent(workload),
        { ownsSignIn: true },
      ),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
}

/** The API takes quantities as numbers. */
function asSent({ tier, cloud, region, zones, ...quantities }: Workload) {
  const numbers = Object.entries(quantities).map(([name, text]) => [name, Number(text)]);
  return { tier, cloud, region, zones, ...Object.fromEntries(numbers) };
}
