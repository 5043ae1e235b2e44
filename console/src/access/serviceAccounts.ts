import { useQuery, useQueryClient } from '@tanstack/react-query';
import { path, post, remove } from '../api/http';
import type { Metadata } from '../api/objects';
import { all } from '../api/pages';

export type ServiceAccount = {
  id: string;
  display_name: string;
  description?: string;
  metadata: Metadata;
};

const key = ['service-accounts'] as const;

export function useServiceAccounts() {
  return useQuery({
    queryKey: key,
    queryFn: () => all<ServiceAccount>('/iam/v2/service-accounts'),
  });
}

export function useServiceAccountActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return {
    create: async (display_name: string, description: string) => {
      await post<ServiceAccount>('/iam/v2/service-accounts', { display_name, description });
      await refresh();
    },
    remove: async (id: string) => {
      await remove(path`/iam/v2/service-accounts/${id}`);
      await refresh();
    },
  };
}
