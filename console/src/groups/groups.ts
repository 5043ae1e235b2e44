import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get, path } from '../api/http';
import type { ListState } from '../list/listState';
import { serverPage, type ServerPage } from '../list/serverPage';

export type Group = {
  consumer_group_id: string;
  state: string;
  partition_assignor?: string;
  is_simple?: boolean;
  /** Messages that it is behind in all; absent when it has committed nothing. */
  total_lag?: Exact;
  /** What the signed-in user may do to it; in the answer about one group only. */
  authorized_operations?: string[];
};

export type Lag = {
  topic_name: string;
  partition_id: number;
  current_offset: Exact;
  log_end_offset: Exact;
  lag: Exact;
  client_id?: string;
  consumer_id?: string;
  /** For how long the message that is read next has been waiting. */
  lag_seconds?: number;
};

/** A consumer of the group that is there now. */
export type GroupMember = { consumer_id: string; client_id: string; instance_id?: string };

type List<T> = { data: T[] };

/** One page of the groups with their lag, searched by the server. */
export function useGroups(cluster: string, state: ListState, idle: boolean) {
  return useQuery({
    queryKey: ['groups', cluster, 'page', state, idle],
    queryFn: ({ signal }) =>
      get<ServerPage<Group>>(path`/kafka/v3/clusters/${cluster}/consumer-groups`, {
        query: { ...serverPage(state), include: 'lag', idle: String(idle) },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
}

export function useGroup(cluster: string, group: string) {
  return useQuery({
    queryKey: ['groups', cluster, group],
    queryFn: () =>
      get<Group>(path`/kafka/v3/clusters/${cluster}/consumer-groups/${group}`, {
        query: { include_authorized_operations: 'true' },
      }),
    refetchInterval: 5_000,
  });
}

export function useLags(cluster: string, group: string) {
  return useQuery({
    queryKey: ['groups', cluster, group, 'lags'],
    queryFn: async () =>
      (
        await get<List<Lag>>(path`/kafka/v3/clusters/${cluster}/consumer-groups/${group}/lags`, {
          query: { include: 'seconds' },
        })
      ).data,
    refetchInterval: 5_000,
  });
}

export function useGroupMembers(cluster: string, group: string) {
  return useQuery({
    queryKey: ['groups', cluster, group, 'members'],
    queryFn: async () =>
      (
        await get<List<GroupMember>>(
          path`/kafka/v3/clusters/${cluster}/consumer-groups/${group}/consumers`,
        )
      ).data,
    refetchInterval: 5_000,
  });
}

/** Groups that have committed a position in the topic, with their lag. */
export function useReaders(cluster: string, topic: string) {
  return useQuery({
    queryKey: ['groups', cluster, 'of-topic', topic],
    queryFn: async () =>
      (
        await get<List<Group>>(path`/kafka/v3/clusters/${cluster}/consumer-groups`, {
          query: { topic, include: 'lag', page_size: 1_000 },
        })
      ).data,
    refetchInterval: 10_000,
  });
}
