import { useQuery, useQueryClient } from '@tanstack/react-query';
import { path, post, remove } from '../api/http';
import type { Metadata, Reference } from '../api/objects';
import { all } from '../api/pages';

export type ApiKey = {
  id: string;
  metadata: Metadata;
  spec: {
    display_name?: string;
    description?: string;
    owner: Reference;
    resource?: Reference;
  };
  /** When it was used last, within five minutes; absent if never. */
  status: { last_used_at?: string };
};

/** A key with its secret, which the server says once and the console never stores. */
export type FreshKey = { id: string; secret: string };

const key = ['api-keys'] as const;

export function useApiKeys(resource?: string) {
  return useQuery({
    queryKey: [...key, resource ?? 'all'],
    queryFn: () =>
      all<ApiKey>('/iam/v2/api-keys', resource === undefined ? {} : { 'spec.resource': resource }),
  });
}

export type NewKey = {
  owner: string;
  displayName: string;
  /** An `lkc-…`; absent for a key of the control plane's API. */
  cluster?: string;
};

export function useApiKeyActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return {
    create: async ({ owner, displayName, cluster }: NewKey): Promise<FreshKey> => {
      const made = await post<ApiKey & { spec: { secret: string } }>('/iam/v2/api-keys', {
        spec: {
          display_name: displayName,
          owner: { id: owner, kind: owner.startsWith('sa-') ? 'ServiceAccount' : 'User' },
          resource: cluster === undefined ? undefined : { id: cluster, kind: 'Cluster' },
        },
      });
      await refresh();
      return { id: made.id, secret: made.spec.secret };
    },
    remove: async (id: string) => {
      await remove(path`/iam/v2/api-keys/${id}`);
      await refresh();
    },
  };
}
