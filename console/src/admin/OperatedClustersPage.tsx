import { ToolbarItem } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { Choice } from '../form/Choice';
import { When } from '../format/Shown';
import { PageFrame } from '../layout/PageFrame';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { visible } from '../messages/visible';
import { useOperatedClusters, useStates, type OperatedCluster } from './operatedClusters';
import { ClusterLink } from './Rows';

const orders = {
  name: byText((row: OperatedCluster) => row.display_name),
  state: byText((row: OperatedCluster) => row.state),
  since: byText((row: OperatedCluster) => row.since),
};

const columns: Column<OperatedCluster>[] = [
  { name: 'id', title: 'Cluster', cell: (row) => <ClusterLink id={row.id} /> },
  { name: 'name', title: 'Name', sortable: true, cell: (row) => visible(row.display_name) },
  { name: 'tier', title: 'Type', cell: (row) => row.tier },
  { name: 'state', title: 'State', sortable: true, cell: (row) => row.state },
  { name: 'since', title: 'Since', sortable: true, cell: (row) => <When at={row.since} /> },
  { name: 'cell', title: 'Cell', cell: (row) => row.cell ?? 'not placed yet' },
  { name: 'reason', title: 'Why', cell: (row) => row.reason ?? '' },
];

/** Clusters of all tenants, by the state that they are in. */
export default function OperatedClustersPage() {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('state') ?? '';
  const states = useStates();
  const clusters = useOperatedClusters(wanted);
  const { state, change } = useListState('-since');
  const page = localPage(
    clusters.data,
    state,
    (row) => `${row.id} ${row.display_name} ${row.organization_id} ${row.cell ?? ''}`,
    orders,
  );
  const total = (states.data ?? []).reduce((all, { count }) => all + count, 0);
  const options = [
    { value: '', label: `All (${total})` },
    ...(states.data ?? []).map(({ state: value, count }) => ({
      value,
      label: `${value} (${count})`,
    })),
  ];
  return (
    <PageFrame title="Clusters" about="Of all tenants, by the state that they are in.">
      <ResourceList
        label="Clusters"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={clusters.error}
        retry={() => void clusters.refetch()}
        state={state}
        change={change}
        filtered={wanted !== ''}
        toolbar={
          <ToolbarItem>
            <Choice
              id="cluster-state"
              label="State"
              value={wanted}
              change={(value) => setParams(value === '' ? {} : { state: value }, { replace: true })}
              options={
                options.some(({ value }) => value === wanted)
                  ? options
                  : [...options, { value: wanted, label: wanted }]
              }
            />
          </ToolbarItem>
        }
        empty="No tenant has a cluster."
      />
    </PageFrame>
  );
}
