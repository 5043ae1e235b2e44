import { useQuery } from '@tanstack/react-query';
import { get, path } from '../api/http';
import type { Operation } from '../session/permissions';

/** What the signed-in user may do in a cluster, as its brokers and the user's roles have it. */
export type Allowed = { authorized_operations?: string[]; creates_topics?: boolean };

function useAllowed(cluster: string) {
  return useQuery({
    queryKey: ['allowed', cluster],
    queryFn: () =>
      get<Allowed>(path`/kafka/v3/clusters/${cluster}`, {
        query: { include_authorized_operations: 'true' },
      }),
    staleTime: 60_000,
  });
}

/** What it takes to change ACLs. */
export const useNeedForAcls = (cluster: string): Operation => ({
  operation: 'ALTER',
  on: 'cluster',
  allowed: useAllowed(cluster).data?.authorized_operations,
});

/** What it takes to create a topic; under which name is for brokers to say. */
export function useNeedForTopics(cluster: string): Operation {
  const { data } = useAllowed(cluster);
  return { operation: 'CREATE', allowed: data && (data.creates_topics ? ['CREATE'] : []) };
}
