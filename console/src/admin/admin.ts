import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, path, post } from '../api/http';
import { all } from '../api/pages';

export type Organization = {
  id: string;
  display_name: string;
  state: 'ACTIVE' | 'SUSPENDED';
  created_at: string;
};

export type Cell = {
  name: string;
  kind: string;
  state: 'OPEN' | 'CORDONED';
  alive: boolean;
  capacity_mib: number;
  used_mib: number;
  clusters: number;
};

export type Found = {
  id: string;
  kind: string;
  name?: string;
  created_at: string;
  deleted_at?: string;
  organization?: { id: string; display_name: string };
};

export function useOrganizations() {
  return useQuery({
    queryKey: ['admin', 'organizations'],
    queryFn: () => all<Organization>('/admin/v1/organizations'),
  });
}

export function useCells() {
  return useQuery({ queryKey: ['admin', 'cells'], queryFn: () => all<Cell>('/admin/v1/cells') });
}

export function useLookup(id: string) {
  return useQuery({
    queryKey: ['admin', 'lookup', id],
    enabled: id !== '',
    queryFn: () => get<Found>(path`/admin/v1/lookup/${id}`),
  });
}

export function useAdminActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['admin'] });
  return {
    suspend: async (id: string) => {
      await post(path`/admin/v1/organizations/${id}/suspend`, {});
      await refresh();
    },
    resume: async (id: string) => {
      await post(path`/admin/v1/organizations/${id}/resume`, {});
      await refresh();
    },
  };
}
