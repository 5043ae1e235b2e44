import {
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import { useEnvironments } from '../environments/environments';
import { When } from '../format/Shown';
import { LinkButton } from '../layout/LinkButton';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useClusters, type Cluster } from './clusters';
import { PhaseLabel } from './PhaseLabel';
import { placeOf } from './words';

const orders = {
  name: byText((row: Cluster) => row.spec.display_name),
  type: byText((row: Cluster) => row.spec.config.kind),
  created: byText((row: Cluster) => row.metadata.created_at ?? ''),
};

/** The clusters of all environments, or of one. */
export function ClusterTable({ environment }: { environment?: string }) {
  const environments = useEnvironments();
  const wanted = environments.data?.filter(
    (e) => environment === undefined || e.id === environment,
  );
  const clusters = useClusters(wanted);
  const { state, change } = useListState('name');
  const page = localPage(clusters.data, state, (c) => `${c.spec.display_name} ${c.id}`, orders);
  const nameOf = (id: string) => environments.data?.find((e) => e.id === id)?.display_name ?? id;
  const columns: Column<Cluster>[] = [
    {
      name: 'name',
      title: 'Name',
      sortable: true,
      cell: (row) => <Link to={`/clusters/${row.id}`}>{row.spec.display_name}</Link>,
    },
    { name: 'id', title: 'Id', cell: (row) => row.id },
    { name: 'phase', title: 'State', cell: (row) => <PhaseLabel phase={row.status.phase} /> },
    { name: 'type', title: 'Type', sortable: true, cell: (row) => row.spec.config.kind },
    { name: 'place', title: 'Place', cell: (row) => placeOf(row) },
    { name: 'environment', title: 'Environment', cell: (row) => nameOf(row.spec.environment.id) },
    {
      name: 'created',
      title: 'Created',
      sortable: true,
      cell: (row) => <When at={row.metadata.created_at} />,
    },
  ];
  return (
    <ResourceList
      label="Clusters"
      columns={
        environment === undefined ? columns : columns.filter((c) => c.name !== 'environment')
      }
      rows={page.rows}
      total={page.total}
      keyOf={(row) => row.id}
      error={environments.error ?? clusters.error}
      retry={() => void clusters.refetch()}
      state={state}
      change={change}
      empty={<NoCluster environment={environment} />}
    />
  );
}

function NoCluster({ environment }: { environment?: string }) {
  const query = environment === undefined ? '' : `?environment=${environment}`;
  return (
    <EmptyState titleText="No clusters yet" headingLevel="h2">
      <EmptyStateBody>
        A cluster is a real Apache Kafka of your own. Creating one takes less than a minute.
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <LinkButton to={`/clusters/new${query}`}>Create cluster</LinkButton>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
