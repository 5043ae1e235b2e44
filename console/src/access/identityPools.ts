import { useQuery } from '@tanstack/react-query';
import { path } from '../api/http';
import { all } from '../api/pages';

/** What identities of the tenant's own provider act as. */
export type IdentityPool = { id: string; display_name: string };

/** The pools of all identity providers. */
export function useIdentityPools() {
  return useQuery({
    queryKey: ['identity-pools'],
    queryFn: async () => {
      const providers = await all<{ id: string }>('/iam/v2/identity-providers');
      const pools = providers.map(({ id }) =>
        all<IdentityPool>(path`/iam/v2/identity-providers/${id}/identity-pools`),
      );
      return (await Promise.all(pools)).flat();
    },
  });
}
