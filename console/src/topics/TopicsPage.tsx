import { EmptyState, EmptyStateBody, EmptyStateFooter, ToolbarItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { useNeedForTopics } from '../clusters/allowed';
import { useThisCluster } from '../clusters/clusterContext';
import { Permitted } from '../form/Permitted';
import { Count } from '../format/Shown';
import { useListState } from '../list/listState';
import { ResourceList, type Column } from '../list/ResourceList';
import { useTopics, type Topic } from './topics';

export default function TopicsPage() {
  const cluster = useThisCluster();
  const { state, change } = useListState('name');
  const topics = useTopics(cluster.id, state);
  const base = `/clusters/${cluster.id}/topics`;
  const create = (
    <Permitted need={useNeedForTopics(cluster.id)} to={`${base}/new`}>
      Create topic
    </Permitted>
  );
  const columns: Column<Topic>[] = [
    {
      name: 'name',
      title: 'Name',
      sortable: true,
      cell: (row) => (
        <Link to={`${base}/${encodeURIComponent(row.topic_name)}`}>{row.topic_name}</Link>
      ),
    },
    {
      name: 'partitions',
      title: 'Partitions',
      sortable: true,
      numeric: true,
      cell: (row) => <Count value={row.partitions_count} />,
    },
    {
      name: 'replicas',
      title: 'Replicas',
      numeric: true,
      cell: (row) => <Count value={row.replication_factor} />,
    },
  ];
  return (
    <ResourceList
      label="Topics"
      columns={columns}
      rows={topics.data?.data}
      total={topics.data?.metadata.total_size}
      keyOf={(row) => row.topic_name}
      error={topics.error}
      retry={() => void topics.refetch()}
      state={state}
      change={change}
      toolbar={<ToolbarItem>{create}</ToolbarItem>}
      empty={
        <EmptyState titleText="No topics yet" headingLevel="h2">
          <EmptyStateBody>Messages are written to and read from topics.</EmptyStateBody>
          <EmptyStateFooter>{create}</EmptyStateFooter>
        </EmptyState>
      }
    />
  );
}
