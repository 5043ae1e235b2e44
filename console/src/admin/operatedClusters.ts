import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { all } from '../api/pages';

/** A cluster of any tenant; nothing of what is in it. */
export type OperatedCluster = {
  id: string;
  display_name: string;
  organization_id: string;
  tier: string;
  state: string;
  since: string;
  reason?: string;
  cell?: string;
};

export type StateCount = { state: string; count: number; longest_since: string };

const AGE = 10_000;

export const useOperatedClusters = (state: string) =>
  useQuery({
    queryKey: ['admin', 'clusters', state],
    queryFn: () => all<OperatedCluster>('/admin/v1/clusters', state === '' ? {} : { state }),
    refetchInterval: AGE,
  });

export const useStates = () =>
  useQuery({
    queryKey: ['admin', 'cluster-states'],
    queryFn: async () => (await get<{ data: StateCount[] }>('/admin/v1/cluster-states')).data,
    refetchInterval: AGE,
  });
