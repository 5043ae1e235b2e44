import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, path, post, remove } from '../api/http';

/** One entry of Kafka's access control lists. */
export type Acl = {
  resource_type: string;
  resource_name: string;
  pattern_type: string;
  principal: string;
  host: string;
  operation: string;
  permission: string;
};

/** Who does what on which resource: what rules say, and what is asked of them. */
export type Rule = { principal: string; operation: string; type: string; name: string };

/** Resources that rules are about, and what can be done to each. */
export const OPERATIONS: Record<string, string[]> = {
  TOPIC: [
    'READ',
    'WRITE',
    'CREATE',
    'DELETE',
    'ALTER',
    'DESCRIBE',
    'ALTER_CONFIGS',
    'DESCRIBE_CONFIGS',
  ],
  GROUP: ['READ', 'DESCRIBE', 'DELETE'],
  TRANSACTIONAL_ID: ['WRITE', 'DESCRIBE'],
  CLUSTER: ['CREATE', 'DESCRIBE', 'ALTER', 'IDEMPOTENT_WRITE'],
};

const keyOf = (cluster: string) => ['acls', cluster] as const;
const of = (cluster: string) => path`/kafka/v3/clusters/${cluster}/acls`;

export const useAcls = (cluster: string) =>
  useQuery({
    queryKey: keyOf(cluster),
    queryFn: async () => (await get<{ data: Acl[] }>(of(cluster))).data,
  });

export function useAclActions(cluster: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(cluster) });
  return {
    create: async (acl: Acl) => {
      await post(of(cluster), acl);
      await refresh();
    },
    /** All seven fields are sent, so that just this one goes. */
    remove: async (acl: Acl) => {
      await remove(of(cluster), { query: fieldsOf(acl) });
      await refresh();
    },
  };
}

const fieldsOf = ({
  resource_type,
  resource_name,
  pattern_type,
  principal,
  host,
  operation,
  permission,
}: Acl) => ({
  resource_type,
  resource_name,
  pattern_type,
  principal,
  host,
  operation,
  permission,
});

export const idOf = (acl: Acl) => Object.values(fieldsOf(acl)).join(' ');

/** The entry as a sentence: `User:sa-1 may READ topics that begin with orders`. */
export function inWords(acl: Acl): string {
  const may = acl.permission === 'DENY' ? 'may not' : 'may';
  const kind = acl.resource_type.toLowerCase().replace('_', ' ');
  const what =
    acl.resource_type === 'CLUSTER'
      ? 'the cluster'
      : acl.resource_name === '*'
        ? `every ${kind}`
        : acl.pattern_type === 'PREFIXED'
          ? `each ${kind} that begins with ${acl.resource_name}`
          : `${kind} ${acl.resource_name}`;
  const from = acl.host === '*' ? '' : ` from ${acl.host}`;
  return `${acl.principal} ${may} ${acl.operation} ${what}${from}`;
}
