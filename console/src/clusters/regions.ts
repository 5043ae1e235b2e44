import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';

export type Region = {
  id: string;
  name: string;
  is_schedulable?: boolean;
  is_multizone_enabled?: boolean;
};
export type Cloud = { id: string; name: string; regions: Region[] };

/** The clouds and regions that a tenant may pick; ids as clusters spell them. */
export function useClouds() {
  return useQuery({
    queryKey: ['regions'],
    queryFn: async () => {
      const { clouds } = await get<{ clouds: Cloud[] }>('/api/env_metadata');
      return clouds.map((cloud) => ({ ...cloud, id: cloud.id.toUpperCase() }));
    },
    staleTime: 600_000,
  });
}
