import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get, path } from '../api/http';

export type Group = {
  consumer_group_id: string;
  state: string;
  partition_assignor?: string;
  is_simple?: boolean;
};

export type Lag = {
  topic_name: string;
  partition_id: number;
  current_offset: Exact;
  log_end_offset: Exact;
  lag: Exact;
  client_id?: string;
  consumer_id?: string;
};

type List<T> = { data: T[] };

export function useGroups(cluster: string) {
  return useQuery({
    queryKey: ['groups', cluster],
    queryFn: async () =>
      (await get<List<Group>>(path`/kafka/v3/clusters/${cluster}/consumer-groups`)).data,
  });
}

export function useGroup(cluster: string, group: string) {
  return useQuery({
    queryKey: ['groups', cluster, group],
    queryFn: () => get<Group>(path`/kafka/v3/clusters/${cluster}/consumer-groups/${group}`),
    refetchInterval: 5_000,
  });
}

export function useLags(cluster: string, group: string) {
  return useQuery({
    queryKey: ['groups', cluster, group, 'lags'],
    queryFn: async () =>
      (await get<List<Lag>>(path`/kafka/v3/clusters/${cluster}/consumer-groups/${group}/lags`))
        .data,
    refetchInterval: 5_000,
  });
}
