import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { all } from '../api/pages';
import { get } from '../api/http';
import { sum } from '../format/money';

/** One day's part of one line of one cluster. */
export type Cost = {
  id: string;
  start_date: string;
  line_type: string;
  amount: Exact;
  resource: { id: string; display_name: string; environment: { id: string } };
};

/** What a bill can be split by. */
export const GROUPINGS = [
  { value: 'day', label: 'Day' },
  { value: 'environment', label: 'Environment' },
  { value: 'cluster', label: 'Cluster' },
  { value: 'topic', label: 'Topic' },
  { value: 'principal', label: 'Principal' },
  { value: 'service_account', label: 'Service account' },
] as const;

export type Grouping = (typeof GROUPINGS)[number]['value'];

/** A part of the month's bill. */
export type Part = { key: string; name: string; cluster?: string; amount: Exact };

export type Breakdown = { currency: string; total: Exact; parts: Part[] };

type Attribution = {
  currency: string;
  amount: Exact;
  parts: { key: string; name: string; cluster?: string; amount: Exact }[];
};

/** The month so far in parts, which add up to its total exactly. */
export function useBreakdown(by: Grouping) {
  return useQuery({
    queryKey: ['billing', 'breakdown', by],
    queryFn: () => (by === 'day' ? byDay() : byObject(by)),
    refetchInterval: 30_000,
  });
}

async function byObject(by: Grouping): Promise<Breakdown> {
  const answer = await get<Attribution>('/billing/v1/attribution', { query: { group_by: by } });
  return { currency: answer.currency, total: answer.amount, parts: answer.parts };
}

/** Days of the present month (UTC), from the daily costs. */
async function byDay(): Promise<Breakdown> {
  const now = new Date();
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  const costs = await all<Cost>(
    '/billing/v1/costs',
    { start_date: dateOf(month), end_date: dateOf(next) },
    5_000,
  );
  return daysOf(costs);
}

const dateOf = (day: Date) => day.toISOString().slice(0, 10);

/** Sums costs by day. */
export function daysOf(costs: Cost[]): Breakdown {
  const days = [...new Set(costs.map((cost) => cost.start_date))].sort();
  const parts = days.map((day) => ({
    key: day,
    name: day,
    amount: sum(costs.filter((cost) => cost.start_date === day).map(({ amount }) => amount)),
  }));
  return { currency: 'USD', total: sum(costs.map(({ amount }) => amount)), parts };
}
