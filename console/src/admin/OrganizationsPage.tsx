import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { When } from '../format/Shown';
import { PageFrame } from '../layout/PageFrame';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useAdminActions, useOrganizations, type Organization } from './admin';

const orders = { name: byText((row: Organization) => row.display_name) };
const isSuspended = (row: Organization) => row.state === 'SUSPENDED';

export default function OrganizationsPage() {
  const organizations = useOrganizations();
  const actions = useAdminActions();
  const { state, change } = useListState('name');
  const [suspending, setSuspending] = useState<Organization>();
  const page = localPage(
    organizations.data,
    state,
    (row) => `${row.display_name} ${row.id}`,
    orders,
  );
  const columns: Column<Organization>[] = [
    { name: 'name', title: 'Organization', sortable: true, cell: (row) => row.display_name },
    { name: 'id', title: 'Id', cell: (row) => row.id },
    {
      name: 'created',
      title: 'Since',
      cell: (row) => <When at={row.created_at} />,
    },
    {
      name: 'state',
      title: 'State',
      cell: (row) =>
        isSuspended(row) ? (
          <Label status="warning">Suspended</Label>
        ) : (
          <Label status="success">Active</Label>
        ),
    },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) =>
        isSuspended(row) ? (
          <Button variant="link" isInline onClick={() => void actions.resume(row.id)}>
            Resume
          </Button>
        ) : (
          <Button variant="link" isInline isDanger onClick={() => setSuspending(row)}>
            Suspend
          </Button>
        ),
    },
  ];
  return (
    <PageFrame title="Tenants" about="The organizations of this platform.">
      <ResourceList
        label="Organizations"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={organizations.error}
        retry={() => void organizations.refetch()}
        state={state}
        change={change}
        empty="Nobody has signed up yet."
      />
      {suspending && (
        <ConfirmDelete
          verb="Suspend"
          kind="organization"
          name={suspending.display_name}
          consequences={[
            'Its members, API keys and Kafka clients are refused until you resume it.',
            'Nothing is deleted.',
          ]}
          close={() => setSuspending(undefined)}
          confirm={() => actions.suspend(suspending.id).then(() => setSuspending(undefined))}
        />
      )}
    </PageFrame>
  );
}
