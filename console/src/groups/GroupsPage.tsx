import { Checkbox, EmptyState, EmptyStateBody, ToolbarItem } from '@patternfly/react-core';
import { Link, useSearchParams } from 'react-router';
import { useThisCluster } from '../clusters/clusterContext';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useGroups, type Group } from './groups';
import { isIdle, stateInWords } from './words';

const orders = {
  name: byText((row: Group) => row.consumer_group_id),
  state: byText((row: Group) => row.state),
};

export default function GroupsPage() {
  const cluster = useThisCluster();
  const groups = useGroups(cluster.id);
  const { state, change } = useListState('name');
  const [params, setParams] = useSearchParams();
  const idle = params.get('idle') !== 'hide';
  const wanted = groups.data?.filter((group) => idle || !isIdle(group));
  const page = localPage(wanted, state, (group) => group.consumer_group_id, orders);
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
    { name: 'state', title: 'State', sortable: true, cell: (row) => stateInWords(row.state) },
    { name: 'assignor', title: 'Assignor', cell: (row) => row.partition_assignor || 'none' },
  ];
  return (
    <ResourceList
      label="Groups"
      columns={columns}
      rows={page.rows}
      total={page.total}
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
