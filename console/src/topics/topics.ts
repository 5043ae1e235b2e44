import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get, patch, path, post, remove } from '../api/http';
import type { ListState } from '../list/listState';
import { serverPage, type ServerPage } from '../list/serverPage';

export type Topic = {
  topic_name: string;
  partitions_count: number;
  replication_factor: number;
  is_internal: boolean;
  /** What the signed-in user may do to it; in the answer about one topic only. */
  authorized_operations?: string[];
};

export type TopicConfig = {
  name: string;
  value?: string | null;
  is_default: boolean;
  is_read_only: boolean;
  is_sensitive: boolean;
  source: string;
  synonyms?: { name: string; value?: string | null; source: string }[];
};

export type Partition = {
  partition_id: number;
  leader?: { related?: string };
  state?: {
    first_offset?: Exact;
    next_offset?: Exact;
    replicas_count: number;
    in_sync_count: number;
  };
};

type List<T> = { data: T[] };

const keyOf = (cluster: string) => ['topics', cluster] as const;

/** One page of the topics, searched and sorted by the server. */
export function useTopics(cluster: string, state: ListState) {
  return useQuery({
    queryKey: [...keyOf(cluster), 'page', state],
    queryFn: ({ signal }) =>
      get<ServerPage<Topic>>(path`/kafka/v3/clusters/${cluster}/topics`, {
        query: serverPage(state),
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useTopic(cluster: string, topic: string) {
  return useQuery({
    queryKey: [...keyOf(cluster), topic],
    queryFn: () =>
      get<Topic>(path`/kafka/v3/clusters/${cluster}/topics/${topic}`, {
        query: { include_authorized_operations: 'true' },
      }),
  });
}

export function useTopicConfigs(cluster: string, topic: string) {
  return useQuery({
    queryKey: [...keyOf(cluster), topic, 'configs'],
    queryFn: async () =>
      (await get<List<TopicConfig>>(path`/kafka/v3/clusters/${cluster}/topics/${topic}/configs`))
        .data,
  });
}

export function usePartitions(cluster: string, topic: string) {
  return useQuery({
    queryKey: [...keyOf(cluster), topic, 'partitions'],
    queryFn: async () =>
      (
        await get<List<Partition>>(path`/kafka/v3/clusters/${cluster}/topics/${topic}/partitions`, {
          query: { include_state: 'true' },
        })
      ).data,
  });
}

export type NewTopic = {
  name: string;
  partitions: number;
  configs: { name: string; value: string }[];
};

export function useTopicActions(cluster: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(cluster) });
  const of = (topic: string) => path`/kafka/v3/clusters/${cluster}/topics/${topic}`;
  return {
    create: async ({ name, partitions, configs }: NewTopic) => {
      await post(path`/kafka/v3/clusters/${cluster}/topics`, {
        topic_name: name,
        partitions_count: partitions,
        configs,
      });
      await refresh();
    },
    addPartitions: async (topic: string, partitions: number) => {
      await patch(of(topic), { partitions_count: partitions });
      await refresh();
    },
    /** Sets a value, or goes back to the default with `undefined`. */
    setConfig: async (topic: string, name: string, value: string | undefined) => {
      const entry = value === undefined ? { name, operation: 'DELETE' } : { name, value };
      await post(`${of(topic)}/configs:alter`, { data: [entry] });
      await refresh();
    },
    remove: async (topic: string) => {
      await remove(of(topic));
      client.removeQueries({ queryKey: [...keyOf(cluster), topic] });
      await refresh();
    },
  };
}
