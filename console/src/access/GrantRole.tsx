import { Title } from '@patternfly/react-core';
import { useClusters } from '../clusters/clusters';
import type { Environment } from '../environments/environments';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { useDraft } from '../form/useDraft';
import type { Need } from '../session/permissions';
import { useSession } from '../session/session';
import { asOption, usePrincipals } from './principals';
import { useRoleBindingActions } from './roleBindings';
import { inCluster, isScope, ofResource, patternOf, SCOPES, type Scope } from './roleChoices';

type Props = { environments: Environment[] };

/** Gives a role on the organization, on an environment or cluster, or on what is in a cluster. */
export function GrantRole({ environments }: Props) {
  const principals = usePrincipals();
  const { organization } = useSession();
  const { create } = useRoleBindingActions();
  const clusters = useClusters(environments).data ?? [];
  const [draft, change] = useDraft({
    principal: '',
    scope: 'topic' as Scope,
    role: '',
    environment: '',
    cluster: '',
    name: '',
  });
  const { scope, name } = draft;
  const principal = draft.principal || (principals[0]?.id ?? '');
  const roles: readonly string[] = SCOPES[scope].roles;
  const role = roles.includes(draft.role) ? draft.role : (roles[0] ?? '');
  const cluster = clusters.find(({ id }) => id === draft.cluster) ?? clusters[0];
  const environment = inCluster(scope)
    ? (cluster?.spec.environment.id ?? '')
    : draft.environment || (environments[0]?.id ?? '');
  const place = {
    organization: organization?.id ?? '',
    environment,
    cluster: cluster?.id ?? '',
    name,
  };
  const whole =
    principal !== '' &&
    (scope === 'organization' || environment !== '') &&
    (!inCluster(scope) || cluster !== undefined) &&
    (!ofResource(scope) || name !== '');
  return (
    <div className="samsa-form samsa-stack">
      <Title headingLevel="h2">Give a role</Title>
      <SubmitForm
        action="Give role"
        disabled={!whole}
        need={needOf(scope, environment, place.cluster)}
        submit={() =>
          create({
            principal: `User:${principal}`,
            role_name: role,
            crn_pattern: patternOf(scope, place),
          })
        }
      >
        <Choice
          id="principal"
          label="Who"
          value={principal}
          change={(value) => change({ principal: value })}
          options={principals.map(asOption)}
        />
        <Choice
          id="scope"
          label="On"
          value={scope}
          change={(value) => isScope(value) && change({ scope: value })}
          options={Object.entries(SCOPES).map(([value, { label }]) => ({ value, label }))}
        />
        {scope === 'environment' && (
          <Choice
            id="role-environment"
            label="Environment"
            value={environment}
            change={(value) => change({ environment: value })}
            options={environments.map((e) => ({ value: e.id, label: e.display_name }))}
          />
        )}
        {inCluster(scope) && (
          <Choice
            id="role-cluster"
            label="Cluster"
            value={place.cluster}
            change={(value) => change({ cluster: value })}
            options={clusters.map(({ id, spec }) => ({
              value: id,
              label: `${spec.display_name} (${id})`,
            }))}
          />
        )}
        {ofResource(scope) && (
          <Field
            id="role-name"
            label="Name"
            isRequired
            value={name}
            change={(value) => change({ name: value })}
            hint="* stands for all; orders* for all that begin with orders."
            spellCheck={false}
            autoComplete="off"
          />
        )}
        <Choice
          id="role"
          label="Role"
          value={role}
          change={(value) => change({ role: value })}
          options={roles}
        />
      </SubmitForm>
    </div>
  );
}

function needOf(scope: Scope, environment: string, cluster: string): Need {
  switch (scope) {
    case 'organization':
      return { role: 'OrganizationAdmin' };
    case 'environment':
      return { role: 'EnvironmentAdmin', environment };
    default:
      return { role: 'CloudClusterAdmin', environment, cluster };
  }
}
