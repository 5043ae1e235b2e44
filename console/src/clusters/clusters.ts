import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, patch, path, post, remove } from '../api/http';
import type { Metadata, Reference } from '../api/objects';
import { all } from '../api/pages';
import { Problem } from '../api/problem';
import { useEnvironments, type Environment } from '../environments/environments';

export type Phase = 'PROVISIONING' | 'PROVISIONED' | 'FAILED';

export type Cluster = {
  id: string;
  metadata: Metadata;
  spec: {
    display_name: string;
    availability: string;
    cloud: string;
    region: string;
    config: { kind: string; max_ecku?: number; cku?: number };
    environment: Reference;
    kafka_bootstrap_endpoint?: string;
    http_endpoint?: string;
    deletion_protection?: boolean;
  };
  /** `reason` says in a sentence what went wrong, if something did. */
  status: { phase: Phase; reason?: string; cku?: number };
};

export type NewCluster = {
  display_name: string;
  availability: 'SINGLE_ZONE' | 'MULTI_ZONE';
  cloud: string;
  region: string;
  config: { kind: string; cku?: number };
  environment: { id: string };
};

const key = ['clusters'] as const;
const WHILE_WORKING = 1_000;

const anyWorking = (clusters: Cluster[]) =>
  clusters.some((cluster) => cluster.status.phase === 'PROVISIONING');

export function useClusters(environments: Environment[] | undefined) {
  const ids = environments?.map((environment) => environment.id);
  return useQuery({
    queryKey: [...key, 'all', ids],
    enabled: ids !== undefined,
    queryFn: async () => {
      const lists = await Promise.all(
        (ids ?? []).map((environment) => all<Cluster>('/cmk/v2/clusters', { environment })),
      );
      return lists.flat();
    },
    refetchInterval: (query) => (anyWorking(query.state.data ?? []) ? WHILE_WORKING : 30_000),
  });
}

/** The name behind the id of a cluster; one that has gone keeps its id. */
export function useClusterName(): (id: string) => string {
  const clusters = useClusters(useEnvironments().data);
  return (id) => clusters.data?.find((cluster) => cluster.id === id)?.spec.display_name ?? id;
}

/**
 * One cluster by its id alone. The API asks for the environment too, so the environments are tried
 * one after another; the answer is remembered.
 */
export function useCluster(id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: [...key, id],
    queryFn: async () => {
      const known = client.getQueryData<Cluster>([...key, id])?.spec.environment.id;
      return known === undefined ? findCluster(id) : readCluster(id, known);
    },
    refetchInterval: (query) =>
      query.state.data?.status.phase === 'PROVISIONING' ? WHILE_WORKING : 30_000,
  });
}

const readCluster = (id: string, environment: string) =>
  get<Cluster>(path`/cmk/v2/clusters/${id}`, { query: { environment } });

async function findCluster(id: string): Promise<Cluster> {
  for (const environment of await all<Environment>('/org/v2/environments')) {
    try {
      return await readCluster(id, environment.id);
    } catch (problem) {
      if (!(problem instanceof Problem && problem.status === 404)) {
        throw problem;
      }
    }
  }
  throw new Problem(404, `Cluster ${id} was not found.`);
}

export function useClusterActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return {
    create: async (spec: NewCluster) => {
      const made = await post<Cluster>('/cmk/v2/clusters', { spec });
      client.setQueryData([...key, made.id], made);
      await refresh();
      return made;
    },
    change: async (cluster: Cluster, spec: Partial<Cluster['spec']>) => {
      await patch(path`/cmk/v2/clusters/${cluster.id}`, {
        spec: { environment: { id: cluster.spec.environment.id }, ...spec },
      });
      await refresh();
    },
    remove: async (cluster: Cluster) => {
      await remove(path`/cmk/v2/clusters/${cluster.id}`, {
        query: { environment: cluster.spec.environment.id },
      });
      client.removeQueries({ queryKey: [...key, cluster.id] });
      await refresh();
    },
  };
}

/** `host:port` of Kafka clients. */
export const bootstrapOf = (cluster: Cluster): string =>
  (cluster.spec.kafka_bootstrap_endpoint ?? '').replace(/^[A-Z_]+:\/\//, '');
