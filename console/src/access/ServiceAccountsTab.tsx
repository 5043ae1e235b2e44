import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { useState } from 'react';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Field } from '../form/Field';
import { Permitted } from '../form/Permitted';
import { SubmitForm } from '../form/SubmitForm';
import { When } from '../format/Shown';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import {
  useServiceAccountActions,
  useServiceAccounts,
  type ServiceAccount,
} from './serviceAccounts';

const orders = { name: byText((row: ServiceAccount) => row.display_name) };

export function ServiceAccountsTab() {
  const accounts = useServiceAccounts();
  const actions = useServiceAccountActions();
  const { state, change } = useListState('name');
  const [deleting, setDeleting] = useState<ServiceAccount>();
  const page = localPage(accounts.data, state, (row) => `${row.display_name} ${row.id}`, orders);
  const columns: Column<ServiceAccount>[] = [
    { name: 'name', title: 'Name', sortable: true, cell: (row) => row.display_name },
    { name: 'id', title: 'Id', cell: (row) => row.id },
    { name: 'description', title: 'Description', cell: (row) => row.description ?? '' },
    { name: 'created', title: 'Created', cell: (row) => <When at={row.metadata.created_at} /> },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) => (
        <Permitted
          need={{ role: 'OrganizationAdmin' }}
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
    <div className="samsa-stack">
      <ResourceList
        label="Service accounts"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={accounts.error}
        retry={() => void accounts.refetch()}
        state={state}
        change={change}
        empty={
          <EmptyState titleText="No service accounts yet" headingLevel="h2" variant="sm">
            <EmptyStateBody>
              A program acts as a service account, with rights of its own.
            </EmptyStateBody>
          </EmptyState>
        }
      />
      <CreateAccount />
      {deleting && (
        <ConfirmDelete
          kind="service account"
          name={deleting.display_name}
          consequences={['Its API keys stop working and its role bindings go.']}
          close={() => setDeleting(undefined)}
          confirm={() => actions.remove(deleting.id).then(() => setDeleting(undefined))}
        />
      )}
    </div>
  );
}

function CreateAccount() {
  const { create } = useServiceAccountActions();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const submit = async () => {
    await create(name.trim(), description);
    setName('');
    setDescription('');
  };
  return (
    <div className="samsa-form">
      <SubmitForm
        action="Create service account"
        need={{ role: 'OrganizationAdmin' }}
        disabled={name.trim() === ''}
        submit={submit}
      >
        <Field id="account-name" label="Name" value={name} change={setName} maxLength={64} />
        <Field
          id="account-description"
          label="Description"
          value={description}
          change={setDescription}
          maxLength={128}
        />
      </SubmitForm>
    </div>
  );
}
