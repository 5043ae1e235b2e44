import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { Link } from 'react-router';
import { Count } from '../format/Shown';
import { useReaders, type Group } from '../groups/groups';
import { stateInWords } from '../groups/words';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { visible } from '../messages/visible';
import type { TabProps } from './tab';

const behind = (row: Group) => BigInt(row.total_lag ?? 0);
const orders = {
  name: byText((row: Group) => row.consumer_group_id),
  lag: (a: Group, b: Group) => (behind(a) < behind(b) ? -1 : behind(a) > behind(b) ? 1 : 0),
};

/** Groups that have read the topic. */
export default function GroupsTab({ cluster, topic }: TabProps) {
  const groups = useReaders(cluster, topic.topic_name);
  const { state, change } = useListState('name');
  const page = localPage(groups.data, state, (row) => row.consumer_group_id, orders);
  const columns: Column<Group>[] = [
    {
      name: 'name',
      title: 'Group',
      sortable: true,
      cell: (row) => (
        <Link to={`/clusters/${cluster}/groups/${encodeURIComponent(row.consumer_group_id)}`}>
          {visible(row.consumer_group_id)}
        </Link>
      ),
    },
    { name: 'state', title: 'State', cell: (row) => stateInWords(row.state) },
    {
      name: 'lag',
      title: 'Messages behind, in all its topics',
      sortable: true,
      numeric: true,
      cell: (row) => <Count value={row.total_lag ?? 0} />,
    },
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
      empty={
        <EmptyState titleText="No group reads this topic" headingLevel="h3" variant="sm">
          <EmptyStateBody>A group appears once it has committed a position in it.</EmptyStateBody>
        </EmptyState>
      }
    />
  );
}
