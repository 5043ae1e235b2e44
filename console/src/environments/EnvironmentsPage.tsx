import { useState } from 'react';
import { Link } from 'react-router';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Field } from '../form/Field';
import { FormDialog } from '../form/FormDialog';
import { Permitted } from '../form/Permitted';
import { When } from '../format/Shown';
import { PageFrame } from '../layout/PageFrame';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useEnvironmentActions, useEnvironments, type Environment } from './environments';

const orders = {
  name: byText((row: Environment) => row.display_name),
  created: byText((row: Environment) => row.metadata.created_at ?? ''),
};

export default function EnvironmentsPage() {
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Environment>();
  const environments = useEnvironments();
  const actions = useEnvironmentActions();
  const { state, change } = useListState('name');
  const page = localPage(environments.data, state, (e) => `${e.display_name} ${e.id}`, orders);
  const columns: Column<Environment>[] = [
    {
      name: 'name',
      title: 'Name',
      sortable: true,
      cell: (row) => <Link to={`/environments/${row.id}`}>{row.display_name}</Link>,
    },
    { name: 'id', title: 'Id', cell: (row) => row.id },
    {
      name: 'created',
      title: 'Created',
      sortable: true,
      cell: (row) => <When at={row.metadata.created_at} />,
    },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) => (
        <Permitted
          need={{ role: 'EnvironmentAdmin', environment: row.id }}
          variant="link"
          isInline
          isDanger
          onClick={() => setDeleting(row)}
        >
          Delete
        </Permitted>
      ),
    },
  ];
  return (
    <PageFrame
      title="Environments"
      about="An environment holds clusters that belong together, such as production or a team."
      actions={
        <Permitted need={{ role: 'OrganizationAdmin' }} onClick={() => setCreating(true)}>
          Create environment
        </Permitted>
      }
    >
      <ResourceList
        label="Environments"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={environments.error}
        retry={() => void environments.refetch()}
        state={state}
        change={change}
        empty="There is no environment yet."
      />
      {creating && <CreateDialog close={() => setCreating(false)} />}
      {deleting && (
        <ConfirmDelete
          kind="environment"
          name={deleting.display_name}
          consequences={['It must hold no clusters; delete those first.']}
          close={() => setDeleting(undefined)}
          confirm={() => actions.remove(deleting.id).then(() => setDeleting(undefined))}
        />
      )}
    </PageFrame>
  );
}

function CreateDialog({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const { create } = useEnvironmentActions();
  return (
    <FormDialog
      small
      title="Create environment"
      action="Create"
      disabled={name.trim() === ''}
      submit={() => create(name.trim())}
      close={close}
    >
      <Field id="environment-name" label="Name" isRequired value={name} change={setName} />
    </FormDialog>
  );
}
