/**
 * Compares the console's own types with what the control plane says it answers. A field that the
 * server no longer has, or has with another type, fails the build here and names itself.
 */
import type { Environment } from '../environments/environments';
import type { Allowed } from '../clusters/allowed';
import type { Cluster } from '../clusters/clusters';
import type { Cloud } from '../clusters/regions';
import type { ApiKey } from '../apikeys/apiKeys';
import type { ServiceAccount } from '../access/serviceAccounts';
import type { Invitation, Member } from '../access/members';
import type { RoleBinding } from '../access/roleBindings';
import type { UsageHealth } from '../admin/metering';
import type { OperatedCluster, StateCount } from '../admin/operatedClusters';
import type { Reconciliation } from '../admin/reconciliation';
import type { Movers } from '../billing/movers';
import type { WhatIf } from '../billing/whatIf';
import type { Decision } from '../acls/check';
import type { Cell, Found, Organization } from '../admin/admin';
import type { AuditEntry } from '../audit/AuditPage';
import type { Estimate } from '../billing/estimate';
import type { LiveBill } from '../billing/live';
import type { Acl } from '../acls/acls';
import type { Usage } from '../billing/usage';
import type { Cost } from '../billing/costs';
import type { EnteredState } from '../clusters/states';
import type { OffsetChange } from '../groups/reset';
import type { Permissions } from '../session/permissions';
import type { Group, Lag } from '../groups/groups';
import type { Message } from '../messages/messages';
import type { Session } from '../session/session';
import type { WaysIn } from '../session/waysIn';
import type { Partition, Topic, TopicConfig } from '../topics/topics';
import type { paths } from './schema';

type Json<R> = R extends { content: { 'application/json': infer Body } } ? Body : never;
type Method = 'get' | 'post' | 'patch';

/** What a route answers with success. */
type Answer<P extends keyof paths, M extends Method = 'get'> = paths[P][M] extends {
  responses: infer R;
}
  ? Json<R[keyof R & (200 | 201 | 202)]>
  : never;

type Item<T> = T extends { data?: infer D }
  ? NonNullable<D> extends (infer I)[]
    ? I
    : never
  : never;

/** The paths of the fields where the two differ; never when there are none. */
type Drift<Mine, Theirs, Path extends string = ''> = Mine extends readonly (infer M)[]
  ? Theirs extends readonly (infer T)[]
    ? Drift<M, T, `${Path}[]`>
    : `${Path} is no list`
  : Mine extends object
    ? {
        [K in keyof Mine & string]-?: K extends keyof Theirs
          ? Drift<NonNullable<Mine[K]>, NonNullable<Theirs[K]>, `${Path}.${K}`>
          : `${Path}.${K} is not answered`;
      }[keyof Mine & string]
    : Theirs extends object
      ? `${Path} is an object`
      : never;

type Agrees<Mine, Theirs> = [Drift<Mine, Theirs>] extends [never] ? true : Drift<Mine, Theirs>;

type Topics = '/kafka/v3/clusters/{cluster}/topics';
type Groups = '/kafka/v3/clusters/{cluster}/consumer-groups';

/** Compiles only while all of them agree. */
export const contract: {
  session: Agrees<Session, Answer<'/api/console/session'>>;
  waysIn: Agrees<WaysIn, Answer<'/api/console/sign-in'>>;
  environment: Agrees<Environment, Answer<'/org/v2/environments/{id}'>>;
  cloud: Agrees<Cloud[], NonNullable<Answer<'/api/env_metadata'>['clouds']>>;
  cluster: Agrees<Cluster, Answer<'/cmk/v2/clusters/{id}'>>;
  apiKey: Agrees<ApiKey, Item<Answer<'/iam/v2/api-keys'>>>;
  serviceAccount: Agrees<ServiceAccount, Item<Answer<'/iam/v2/service-accounts'>>>;
  member: Agrees<Member, Item<Answer<'/iam/v2/users'>>>;
  invitation: Agrees<Invitation, Item<Answer<'/iam/v2/invitations'>>>;
  roleBinding: Agrees<RoleBinding, Item<Answer<'/iam/v2/role-bindings'>>>;
  states: Agrees<EnteredState, Item<Answer<'/cmk/v2/clusters/{id}/states'>>>;
  permissions: Agrees<Permissions, Answer<'/iam/v2/permissions'>>;
  acl: Agrees<Acl, Item<Answer<'/kafka/v3/clusters/{cluster}/acls'>>>;
  reset: Agrees<OffsetChange, Item<Answer<`${Groups}/{group}/offsets:reset`, 'post'>>>;
  usage: Agrees<Usage, Item<Answer<'/billing/v1/usage'>>>;
  cost: Agrees<Cost, Item<Answer<'/billing/v1/costs'>>>;
  allowed: Agrees<Allowed, Answer<'/kafka/v3/clusters/{cluster}'>>;
  topic: Agrees<Topic, Answer<`${Topics}/{topic}`>>;
  topicConfig: Agrees<TopicConfig, Item<Answer<`${Topics}/{topic}/configs`>>>;
  partition: Agrees<Partition, Item<Answer<`${Topics}/{topic}/partitions`>>>;
  message: Agrees<Message, Answer<`${Topics}/{topic}/partitions/{partition}/records/{offset}`>>;
  group: Agrees<Group, Item<Answer<Groups>>>;
  lag: Agrees<Lag, Item<Answer<`${Groups}/{group}/lags`>>>;
  live: Agrees<LiveBill, Answer<'/billing/v1/live'>>;
  audit: Agrees<AuditEntry, Item<Answer<'/iam/v2/audit-entries'>>>;
  estimate: Agrees<Estimate, Answer<'/billing/v1/estimates', 'post'>>;
  organization: Agrees<Organization, Item<Answer<'/admin/v1/organizations'>>>;
  reconciliation: Agrees<Reconciliation, Answer<'/admin/v1/reconciliation'>>;
  operated: Agrees<OperatedCluster, Item<Answer<'/admin/v1/clusters'>>>;
  stateCount: Agrees<StateCount, Item<Answer<'/admin/v1/cluster-states'>>>;
  movers: Agrees<Movers, Answer<'/billing/v1/movers'>>;
  whatIf: Agrees<WhatIf, Answer<'/billing/v1/estimates/history', 'post'>>;
  decision: Agrees<Decision, Answer<'/kafka/v3/clusters/{cluster}/access:check'>>;
  usageHealth: Agrees<UsageHealth, Answer<'/admin/v1/usage'>>;
  cell: Agrees<Cell, Item<Answer<'/admin/v1/cells'>>>;
  found: Agrees<Found, Answer<'/admin/v1/lookup/{id}'>>;
} = {
  session: true,
  waysIn: true,
  environment: true,
  cloud: true,
  cluster: true,
  apiKey: true,
  serviceAccount: true,
  member: true,
  invitation: true,
  roleBinding: true,
  states: true,
  permissions: true,
  acl: true,
  reset: true,
  usage: true,
  cost: true,
  allowed: true,
  topic: true,
  topicConfig: true,
  partition: true,
  message: true,
  group: true,
  lag: true,
  live: true,
  audit: true,
  estimate: true,
  organization: true,
  reconciliation: true,
  operated: true,
  stateCount: true,
  movers: true,
  whatIf: true,
  decision: true,
  usageHealth: true,
  cell: true,
  found: true,
};
