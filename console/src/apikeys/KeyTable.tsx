import {
  Button,
  EmptyState,
  EmptyStateBody,
  EmptyStateFooter,
  ToolbarItem,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useNameOf } from '../access/principals';
import { useClusterName } from '../clusters/clusters';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { When } from '../format/Shown';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useApiKeyActions, useApiKeys, type ApiKey } from './apiKeys';
import { CreateKeyDialog } from './CreateKeyDialog';

const orders = {
  id: byText((row: ApiKey) => row.id),
  name: byText((row: ApiKey) => row.spec.display_name ?? ''),
  created: byText((row: ApiKey) => row.metadata.created_at ?? ''),
  used: byText((row: ApiKey) => row.status.last_used_at ?? ''),
};

/** The cluster that a key is for; undefined for a key of the control plane's API. */
const clusterOf = ({ spec }: ApiKey) =>
  spec.resource?.id.startsWith('lkc-') ? spec.resource.id : undefined;

const forWhat = (key: ApiKey, clusterName: (id: string) => string) =>
  clusterOf(key) === undefined ? 'the cloud’s API' : clusterName(clusterOf(key) ?? '');

/** API keys of one cluster, or all. */
export function KeyTable({ cluster, bootstrap }: { cluster?: string; bootstrap?: string }) {
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<ApiKey>();
  const [rotating, setRotating] = useState<ApiKey>();
  const keys = useApiKeys(cluster);
  const actions = useApiKeyActions();
  const { state, change } = useListState('-created');
  const nameOf = useNameOf();
  const clusterName = useClusterName();
  const owner = (row: ApiKey) => nameOf(row.spec.owner.id);
  const page = localPage(
    keys.data,
    state,
    (row) => `${row.id} ${row.spec.display_name ?? ''} ${owner(row)} ${row.spec.owner.id}`,
    { ...orders, owner: byText(owner) },
  );
  const createButton = <Button onClick={() => setCreating(true)}>Create API key</Button>;
  const columns: Column<ApiKey>[] = [
    { name: 'id', title: 'Key', sortable: true, cell: (row) => row.id },
    { name: 'name', title: 'Name', sortable: true, cell: (row) => row.spec.display_name ?? '' },
    { name: 'owner', title: 'Acts as', sortable: true, cell: owner },
    { name: 'resource', title: 'For', cell: (row) => forWhat(row, clusterName) },
    {
      name: 'created',
      title: 'Created',
      sortable: true,
      cell: (row) => <When at={row.metadata.created_at} />,
    },
    {
      name: 'used',
      title: 'Last used',
      sortable: true,
      cell: (row) => <When at={row.status.last_used_at} />,
    },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) => (
        <span className="samsa-inline">
          <Button variant="link" isInline onClick={() => setRotating(row)}>
            Rotate
          </Button>
          <Button variant="link" isInline isDanger onClick={() => setDeleting(row)}>
            Delete
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <ResourceList
        label="API keys"
        columns={cluster === undefined ? columns : columns.filter((c) => c.name !== 'resource')}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={keys.error}
        retry={() => void keys.refetch()}
        state={state}
        change={change}
        toolbar={<ToolbarItem>{createButton}</ToolbarItem>}
        empty={
          <EmptyState titleText="No API keys yet" headingLevel="h2">
            <EmptyStateBody>A client signs in with an API key and its secret.</EmptyStateBody>
            <EmptyStateFooter>{createButton}</EmptyStateFooter>
          </EmptyState>
        }
      />
      {creating && (
        <CreateKeyDialog cluster={cluster} bootstrap={bootstrap} close={() => setCreating(false)} />
      )}
      {rotating && (
        <CreateKeyDialog
          cluster={clusterOf(rotating)}
          bootstrap={bootstrap}
          successorOf={rotating}
          close={() => setRotating(undefined)}
        />
      )}
      {deleting && (
        <ConfirmDelete
          kind="API key"
          name={deleting.id}
          consequences={[
            'Clients that use it are refused within seconds, on open connections too.',
          ]}
          close={() => setDeleting(undefined)}
          confirm={() => actions.remove(deleting.id).then(() => setDeleting(undefined))}
        />
      )}
    </>
  );
}
