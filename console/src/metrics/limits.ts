import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import type { Cluster } from '../clusters/clusters';

type Amount = { value: number; unit: string; unlimited: boolean };

/** What a cluster may use; rates in MiB a second. */
export type ClusterLimit = {
  ingress: Amount;
  egress: Amount;
  storage: Amount;
  partitions: Amount;
  connections: Amount;
};

type UsageLimits = {
  usage_limits: {
    tier_limits: Record<string, { cluster_limits: ClusterLimit }>;
    cku_limits: Record<string, ClusterLimit>;
  };
};

/** What this cluster may use, from the platform's table. */
export function useLimits({ spec, status }: Cluster): ClusterLimit | undefined {
  const { data } = useQuery({
    queryKey: ['usage-limits'],
    queryFn: () => get<UsageLimits>('/api/usage_limits'),
    staleTime: Infinity,
  });
  const limits = data?.usage_limits;
  return status.cku === undefined
    ? limits?.tier_limits[spec.config.kind.toUpperCase()]?.cluster_limits
    : limits?.cku_limits[String(status.cku)];
}
