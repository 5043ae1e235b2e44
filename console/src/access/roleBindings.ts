import { useQuery, useQueryClient } from '@tanstack/react-query';
import { path, post, remove } from '../api/http';
import { all } from '../api/pages';
import type { Need } from '../session/permissions';

export type RoleBinding = { id: string; principal: string; role_name: string; crn_pattern: string };

const key = ['role-bindings'] as const;

/** All bindings within the organization. */
export function useRoleBindings(organization: string) {
  return useQuery({
    queryKey: key,
    queryFn: () =>
      all<RoleBinding>('/iam/v2/role-bindings', {
        crn_pattern: `crn://confluent.cloud/organization=${organization}/*`,
      }),
  });
}

export function useRoleBindingActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return {
    create: async (binding: Omit<RoleBinding, 'id'>) => {
      await post('/iam/v2/role-bindings', binding);
      await refresh();
    },
    remove: async (id: string) => {
      await remove(path`/iam/v2/role-bindings/${id}`);
      await refresh();
    },
  };
}

/** `environment=env-1/cloud-cluster=lkc-1`, without what is the same for all. */
export const scopeOf = (binding: RoleBinding) =>
  binding.crn_pattern.replace(/^crn:\/\/[^/]*\/organization=[^/]*\/?/, '') || 'the organization';

/** What it takes to remove it: to administer what it is on. */
export function needToRemove({ crn_pattern }: RoleBinding): Need {
  const environment = /\/environment=([^/]+)/.exec(crn_pattern)?.[1];
  const cluster = /\/cloud-cluster=([^/]+)/.exec(crn_pattern)?.[1];
  if (environment === undefined) {
    return { role: 'OrganizationAdmin' };
  }
  return cluster === undefined
    ? { role: 'EnvironmentAdmin', environment }
    : { role: 'CloudClusterAdmin', environment, cluster };
}
