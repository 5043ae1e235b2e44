import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { post } from '../api/http';
import { latest, perMinute, type Point } from './series';

/** What a cluster did in the last hour, by minute, and what holds now. */
export type Activity = {
  /** Starts of the minutes, oldest first. */
  minutes: string[];
  /** Bytes that producers wrote and consumers read in each of them. */
  written: Exact[];
  read: Exact[];
  stored?: Exact;
  partitions?: Exact;
  connections?: Exact;
};

const PREFIX = 'io.confluent.kafka.server/';
const AGE = 10_000;

/** Time asked for, closed minutes only: the present one would look like a fall. */
const LAST_HOUR = 'now-1h|m/now|m';
const LAST_MINUTES = 'now-6m|m/now|m';

type Answer<T> = { data: T[] };
type Labelled = Point & { 'resource.kafka.id'?: string };

const ask = <T>(metric: string, filter: unknown, interval: string, more: object = {}) =>
  post<Answer<T>>('/v2/metrics/cloud/query', {
    aggregations: [{ metric: PREFIX + metric }],
    filter,
    granularity: 'PT1M',
    intervals: [interval],
    limit: 1_000,
    ...more,
  });

const isCluster = (id: string) => ({ field: 'resource.kafka.id', op: 'EQ', value: id });

/** The last hour of one cluster. */
export function useActivity(cluster: string) {
  return useQuery({
    queryKey: ['metrics', cluster],
    queryFn: async (): Promise<Activity> => {
      const points = async (metric: string, interval = LAST_MINUTES) =>
        (await ask<Point>(metric, isCluster(cluster), interval)).data;
      const [written, read, stored, partitions, connections] = await Promise.all([
        points('received_bytes', LAST_HOUR),
        points('sent_bytes', LAST_HOUR),
        points('retained_bytes'),
        points('partition_count'),
        points('active_connection_count'),
      ]);
      const { minutes, rows } = perMinute([written, read], Date.now());
      return {
        minutes,
        written: rows[0] ?? [],
        read: rows[1] ?? [],
        stored: latest(stored),
        partitions: latest(partitions),
        connections: latest(connections),
      };
    },
    refetchInterval: AGE,
  });
}

/** How many partitions a cluster has; none before they have been counted. */
export function usePartitionCount(cluster: string) {
  return useQuery({
    queryKey: ['metrics', cluster, 'partitions'],
    queryFn: async () => {
      const answer = await ask<Point>('partition_count', isCluster(cluster), LAST_MINUTES);
      return Number(latest(answer.data) ?? 0);
    },
  });
}

/** Bytes written in the last closed minute, by cluster; what one may not see is left out. */
export function useThroughput(clusters: string[]) {
  return useQuery({
    queryKey: ['metrics', 'throughput', clusters],
    enabled: clusters.length > 0,
    queryFn: async () => {
      const answer = await ask<Labelled>(
        'received_bytes',
        { op: 'OR', filters: clusters.map(isCluster) },
        LAST_MINUTES,
        { group_by: ['resource.kafka.id'] },
      );
      return new Map(
        clusters.map((id) => {
          const mine = answer.data.filter((point) => point['resource.kafka.id'] === id);
          return [id, perMinute([mine], Date.now(), 2).rows[0]?.at(-1) ?? 0] as const;
        }),
      );
    },
    refetchInterval: AGE,
  });
}
