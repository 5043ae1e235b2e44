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

/** Something that brokers decide: an operation, of those that they allow on the object. */
export type Operation = {
  operation: 'CREATE' | 'READ' | 'WRITE' | 'ALTER' | 'ALTER_CONFIGS' | 'DELETE';
  /** What it is done to, if not a topic. */
  on?: 'group' | 'cluster';
  /** As they say it; undefined while that is not known. */
  allowed: string[] | undefined;
};

/** What it takes to press a button. */
export type Needed = Need | Operation;

export function usePermissions(wanted = true) {
  return useQuery({
    queryKey: ['permissions'],
    enabled: wanted,
    queryFn: () => get<Permissions>('/iam/v2/permissions'),
    staleTime: 60_000,
  });
}

/** Why it may not be done, in a sentence with who can grant it; undefined when it may. */
export function refusal(permissions: Permissions | undefined, need: Needed): string | undefined {
  if (
    permissions === undefined ||
    ('operation' in need ? isAllowed(need) : may(permissions, need))
  ) {
    return undefined;
  }
  const people = permissions.granted_by;
  const who = people.length === 0 ? 'an administrator' : people.join(' or ');
  const role = 'operation' in need ? roleFor(need) : need.role;
  return `This needs the role ${role}. ${who} can give it to you.`;
}

const isAllowed = ({ operation, allowed }: Operation) => allowed?.includes(operation) ?? true;

/** The least role that allows it, and where it has to be held if that is not plain. */
function roleFor({ operation, on }: Operation): string {
  switch (on) {
    case 'cluster':
      return 'CloudClusterAdmin';
    case 'group':
      return `${ROLES[operation]} on the group`;
    case undefined:
      return ROLES[operation];
  }
}

/** The least role on a topic or group that allows each. */
const ROLES: Record<Operation['operation'], string> = {
  CREATE: 'DeveloperManage',
  READ: 'DeveloperRead',
  WRITE: 'DeveloperWrite',
  ALTER: 'DeveloperManage',
  ALTER_CONFIGS: 'DeveloperManage',
  DELETE: 'DeveloperManage',
};

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
export function useRefusal(need: Needed | undefined): string | undefined {
  const permissions = usePermissions(need !== undefined);
  return need && refusal(permissions.data, need);
}
