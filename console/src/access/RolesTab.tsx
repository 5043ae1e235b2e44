import { useState } from 'react';
import { useEnvironments } from '../environments/environments';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Permitted } from '../form/Permitted';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useSession } from '../session/session';
import { GrantRole } from './GrantRole';
import { useNameOf } from './principals';
import {
  needToRemove,
  scopeOf,
  useRoleBindingActions,
  useRoleBindings,
  type RoleBinding,
} from './roleBindings';

const orders = {
  principal: byText((row: RoleBinding) => row.principal),
  role: byText((row: RoleBinding) => row.role_name),
};

export function RolesTab() {
  const { organization } = useSession();
  const bindings = useRoleBindings(organization?.id ?? '');
  const environments = useEnvironments();
  const actions = useRoleBindingActions();
  const { state, change } = useListState('principal');
  const [deleting, setDeleting] = useState<RoleBinding>();
  const nameOf = useNameOf();
  const page = localPage(
    bindings.data,
    state,
    (row) =>
      `${nameOf(row.principal)} ${row.principal} ${row.id} ${row.role_name} ${row.crn_pattern}`,
    orders,
  );
  const columns: Column<RoleBinding>[] = [
    { name: 'principal', title: 'Who', sortable: true, cell: (row) => nameOf(row.principal) },
    { name: 'role', title: 'Role', sortable: true, cell: (row) => row.role_name },
    {
      name: 'scope',
      title: 'On',
      cell: (row) => <span className="samsa-title">{scopeOf(row)}</span>,
    },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) => (
        <Permitted
          need={needToRemove(row)}
          variant="link"
          isInline
          isDanger
          onClick={() => setDeleting(row)}
        >
          Remove
        </Permitted>
      ),
    },
  ];
  return (
    <div className="samsa-stack">
      <ResourceList
        label="Role bindings"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={bindings.error}
        retry={() => void bindings.refetch()}
        state={state}
        change={change}
        empty="No role bindings."
      />
      <GrantRole environments={environments.data ?? []} />
      {deleting && (
        <ConfirmDelete
          kind="role binding"
          name={deleting.role_name}
          consequences={[`${nameOf(deleting.principal)} loses this role on ${scopeOf(deleting)}.`]}
          close={() => setDeleting(undefined)}
          confirm={() => actions.remove(deleting.id).then(() => setDeleting(undefined))}
        />
      )}
    </div>
  );
}
