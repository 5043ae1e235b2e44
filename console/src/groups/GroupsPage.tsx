import { Checkbox, EmptyState, EmptyStateBody, ToolbarItem } from '@patternfly/react-core';
import { Link, useSearchParams } from 'react-router';
import { useThisCluster } from '../clusters/clusterContext';
import { Count } from '../format/Shown';
import { useListState } from '../list/listState';
import { ResourceList, type Column } from '../list/ResourceList';
import { useGroups, type Group } from './groups';
import { stateInWords } from './words';

export default function GroupsPage() {
  const cluster = useThisCluster();
  const { state, change } = useListState('name');
  const [params, setParams] = useSearchParams();
  const idle = params.get('idle') !== 'hide';
  const groups = useGroups(cluster.id, state, idle);
  const columns: Column<Group>[] = [
    {
      name: 'name',
      title: 'Group',
      sortable: true,
      cell: (row) => (
        <Link to={`/clusters/${cluster.id}/groups/${encodeURIComponent(row.consumer_group_id)}`}>
          {row.consumer_group_id}
        </Link>
      ),
    },
    { name: 'state', title: 'State', cell: (row) => stateInWords(row.state) },
    {
      name: 'lag',
      title: 'Messages behind',
      numeric: true,
      cell: (row) =>
        row.total_lag === undefined ? 'none committed' : <Count value={row.total_lag} />,
    },
    { name: 'assignor', title: 'Assignor', cell: (row) => row.partition_assignor || 'none' },
  ];
  return (
    <ResourceList
      label="Groups"
      columns={columns}
      rows={groups.data?.data}
      total={groups.data?.metadata.total_size}
      keyOf={(row) => row.consumer_group_id}
      error={groups.error}
      retry={() => void groups.refetch()}
      state={state}
      change={change}
      toolbar={
        <ToolbarItem alignSelf="center">
          <Checkbox
            id="idle"
            label="Show idle groups"
            isChecked={idle}
            onChange={(_, on) =>
              setParams((before) => {
                const after = new URLSearchParams(before);
                if (on) after.delete('idle');
                else after.set('idle', 'hide');
                return after;
              })
            }
          />
        </ToolbarItem>
      }
      filtered={!idle}
      empty={
        <EmptyState titleText="No groups yet" headingLevel="h2">
          <EmptyStateBody>
            A group appears when a consumer with a group id reads a topic.
          </EmptyStateBody>
        </EmptyState>
      }
    />
  );
}
