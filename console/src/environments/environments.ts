import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, patch, path, post, remove } from '../api/http';
import type { Metadata } from '../api/objects';
import { all } from '../api/pages';

export type Environment = { id: string; display_name: string; metadata: Metadata };

const key = ['environments'] as const;

export function useEnvironments() {
  return useQuery({ queryKey: key, queryFn: () => all<Environment>('/org/v2/environments') });
}

export function useEnvironment(id: string) {
  return useQuery({
    queryKey: [...key, id],
    queryFn: () => get<Environment>(path`/org/v2/environments/${id}`),
  });
}

export function useEnvironmentActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return {
    create: async (display_name: string) => {
      const made = await post<Environment>('/org/v2/environments', { display_name });
      await refresh();
      return made;
    },
    rename: async (id: string, display_name: string) => {
      await patch(path`/org/v2/environments/${id}`, { display_name });
      await refresh();
    },
    remove: async (id: string) => {
      await remove(path`/org/v2/environments/${id}`);
      await refresh();
    },
  };
}
