import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get } from '../api/http';

/** Metering as the operator sees it: who is silent, what is missing, what was put aside. */
export type UsageHealth = {
  summary: {
    brokers: number;
    silentBrokers: number;
    spooledBatches: number;
    oldestSpooledSeconds: number;
    openGaps: number;
    quarantined: number;
    unsealedHours: number;
  };
  brokers: {
    cluster_id: string;
    broker: number;
    silent: boolean;
    heard_at: string;
    complete_until?: string;
    connections: number;
    spool_batches: number;
  }[];
  /** Counts that no batch has brought. */
  gaps: {
    cluster_id: string;
    broker: number;
    meter: string;
    topic: string;
    missing: Exact;
    before: string;
  }[];
  /** Batches that were put aside and are not billed. */
  quarantined: { id: number; cluster_id: string; reason: string; received_at: string }[];
};

export const useUsageHealth = () =>
  useQuery({
    queryKey: ['admin', 'usage'],
    queryFn: () => get<UsageHealth>('/admin/v1/usage'),
    refetchInterval: 5_000,
  });
