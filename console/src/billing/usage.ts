import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { all } from '../api/pages';

/** One meter of a cluster, or of one of its topics, in one UTC hour. */
export type Usage = {
  hour: string;
  cluster: string;
  topic?: string;
  meter: string;
  amount: Exact;
  unit: string;
  /** Whether the hour is final. */
  sealed: boolean;
};

export type UsageQuery = { from: string; to: string; byTopic: boolean };

const DAY = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** What the URL asks for; today (UTC) by cluster if it says nothing. */
export function readUsageQuery(params: URLSearchParams, now: number): UsageQuery {
  const date = (name: string) => {
    const text = params.get(name) ?? '';
    return DATE.test(text) ? text : dateOf(now);
  };
  return { from: date('from'), to: date('to'), byTopic: params.get('by') === 'topic' };
}

/** The same as the API takes it: its end is the first day that is not wanted. */
export const paramsOf = ({ from, to, byTopic }: UsageQuery) => ({
  start_date: from,
  end_date: dateOf(Date.parse(to) + DAY),
  group_by: byTopic ? 'topic' : 'cluster',
});

export const useUsage = (query: UsageQuery) =>
  useQuery({
    queryKey: ['billing', 'usage', query],
    queryFn: () => all<Usage>('/billing/v1/usage', paramsOf(query), 1_000),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

const METERS: Record<string, string> = {
  ingress_bytes: 'Written',
  egress_bytes: 'Read',
  stored_bytes_leader: 'Stored',
  stored_bytes_replicas: 'Stored with all copies',
  partitions: 'Partitions',
};

export const meterInWords = (meter: string) => METERS[meter] ?? meter;
