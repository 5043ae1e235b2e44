import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';

/** What the signed-in user may do, as the server decides it; a courtesy to those who press buttons. */
export type Permissions = {
  organization_admin: boolean;
  billing_admin: boolean;
  environment_admin: string[];
  cluster_admin: string[];
  /** E-mails of those who can give more. */
  granted_by: string[];
};

/** Something that needs a role. */
export type Need =
  | { role: 'OrganizationAdmin' }
  | { role: 'BillingAdmin' }
  | { role: 'EnvironmentAdmin'; environment?: string }
  | { role: 'CloudClusterAdmin'; environment: string; cluster: string };

export function usePermissions(wanted = true) {
  return useQuery({
    queryKey: ['permissions'],
    enabled: wanted,
    queryFn: () => get<Permissions>('/iam/v2/permissions'),
    staleTime: 60_000,
  });
}

/** Why it may not be done, in a sentence with who can grant it; undefined when it may. */
export function refusal(permissions: Permissions | undefined, need: Need): string | undefined {
  if (permissions === undefined || may(permissions, need)) {
    return undefined;
  }
  const people = permissions.granted_by;
  const who = people.length === 0 ? 'an administrator' : people.join(' or ');
  return `This needs the role ${need.role}. ${who} can give it to you.`;
}

function may(permissions: Permissions, need: Need): boolean {
  if (permissions.organization_admin) {
    return true;
  }
  switch (need.role) {
    case 'OrganizationAdmin':
      return false;
    case 'BillingAdmin':
      return permissions.billing_admin;
    case 'EnvironmentAdmin':
      return need.environment === undefined
        ? permissions.environment_admin.length > 0
        : permissions.environment_admin.includes(need.environment);
    case 'CloudClusterAdmin':
      return (
        permissions.environment_admin.includes(need.environment) ||
        permissions.cluster_admin.includes(need.cluster)
      );
  }
}

/** The reason of a refusal for this user, or undefined. */
export function useRefusal(need: Need | undefined): string | undefined {
  const permissions = usePermissions(need !== undefined);
  return need && refusal(permissions.data, need);
}
