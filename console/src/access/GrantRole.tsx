import { useState } from 'react';
import type { Environment } from '../environments/environments';
import { Choice } from '../form/Choice';
import { SubmitForm } from '../form/SubmitForm';
import { useSession } from '../session/session';
import { useRoleBindingActions } from './roleBindings';

type Option = { value: string; label: string };

const ON_ORGANIZATION = 'organization';
const ORGANIZATION_ROLES = ['OrganizationAdmin', 'BillingAdmin'];

/** Gives a role on the organization or on one environment. */
export function GrantRole({
  principals,
  environments,
}: {
  principals: Option[];
  environments: Environment[];
}) {
  const { organization } = useSession();
  const { create } = useRoleBindingActions();
  const [principal, setPrincipal] = useState('');
  const [role, setRole] = useState('OrganizationAdmin');
  const [scope, setScope] = useState(ON_ORGANIZATION);
  const chosen = principal || (principals[0]?.value ?? '');
  const base = `crn://confluent.cloud/organization=${organization?.id ?? ''}`;
  const onOrganization = scope === ON_ORGANIZATION;
  const roles = onOrganization ? ORGANIZATION_ROLES : ['EnvironmentAdmin'];
  return (
    <div className="samsa-form">
      <SubmitForm
        action="Give role"
        disabled={chosen === ''}
        submit={() =>
          create({
            principal: `User:${chosen}`,
            role_name: roles.includes(role) ? role : (roles[0] ?? role),
            crn_pattern: onOrganization ? base : `${base}/environment=${scope}`,
          })
        }
      >
        <Choice
          id="principal"
          label="Who"
          value={chosen}
          change={setPrincipal}
          options={principals}
        />
        <Choice
          id="scope"
          label="On"
          value={scope}
          change={setScope}
          options={[
            { value: ON_ORGANIZATION, label: 'The organization' },
            ...environments.map((e) => ({ value: e.id, label: `Environment ${e.display_name}` })),
          ]}
        />
        <Choice
          id="role"
          label="Role"
          value={role}
          change={setRole}
          options={roles.map((value) => ({ value, label: value }))}
        />
      </SubmitForm>
    </div>
  );
}
