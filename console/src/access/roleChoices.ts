/** On what a role can be given, and the roles that can be given there. */
export const SCOPES = {
  organization: {
    label: 'The organization',
    roles: ['OrganizationAdmin', 'BillingAdmin', 'AccountAdmin', 'MetricsViewer'],
  },
  environment: {
    label: 'An environment',
    roles: ['EnvironmentAdmin', 'MetricsViewer', 'Operator'],
  },
  cluster: {
    label: 'A cluster',
    roles: ['CloudClusterAdmin', 'DeveloperManage', 'Operator', 'MetricsViewer'],
  },
  topic: {
    label: 'Topics',
    roles: ['DeveloperRead', 'DeveloperWrite', 'DeveloperManage', 'ResourceOwner'],
  },
  group: { label: 'Consumer groups', roles: ['DeveloperRead', 'DeveloperManage', 'ResourceOwner'] },
  'transactional-id': { label: 'Transactional ids', roles: ['DeveloperWrite', 'ResourceOwner'] },
} as const;

export type Scope = keyof typeof SCOPES;

export const isScope = (text: string): text is Scope => text in SCOPES;

/** Whether the scope lies in a cluster, and whether it is a part of one. */
export const inCluster = (scope: Scope) => scope !== 'organization' && scope !== 'environment';
export const ofResource = (scope: Scope) => inCluster(scope) && scope !== 'cluster';

export type Place = {
  organization: string;
  environment: string;
  cluster: string;
  /** Name of a topic, group or transactional id; a star at its end means all that begin so. */
  name: string;
};

/** The resource name pattern of role bindings. */
export function patternOf(scope: Scope, { organization, environment, cluster, name }: Place) {
  const parts = [`crn://confluent.cloud/organization=${organization}`];
  if (scope !== 'organization') {
    parts.push(`environment=${environment}`);
  }
  if (inCluster(scope)) {
    parts.push(`cloud-cluster=${cluster}`);
  }
  if (ofResource(scope)) {
    parts.push(`kafka=${cluster}`, `${scope}=${name}`);
  }
  return parts.join('/');
}
