import { Breadcrumb, BreadcrumbItem, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useThisCluster } from '../clusters/clusterContext';
import { Permitted } from '../form/Permitted';
import { Count } from '../format/Shown';
import { total } from '../format/quantity';
import { ProblemNote } from '../layout/ProblemNote';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useGroup, useLags, type Lag } from './groups';
import { LagTrend } from './LagTrend';
import { Members } from './Members';
import { ResetDialog } from './ResetDialog';
import { Waiting } from './Waiting';
import { stateInWords } from './words';

const byLag = (a: Lag, b: Lag) => Number(BigInt(a.lag) - BigInt(b.lag));
const orders = { topic: byText((row: Lag) => `${row.topic_name} ${row.partition_id}`), lag: byLag };

export default function GroupPage() {
  const cluster = useThisCluster();
  const { group: name = '' } = useParams();
  const group = useGroup(cluster.id, name);
  const lags = useLags(cluster.id, name);
  const { state, change } = useListState('-lag');
  const page = localPage(
    lags.data,
    state,
    (row) => `${row.topic_name} ${row.client_id ?? ''}`,
    orders,
  );
  const behind = total((lags.data ?? []).map((row) => row.lag));
  const [resetting, setResetting] = useState(false);
  const topics = `/clusters/${cluster.id}/topics`;
  const columns: Column<Lag>[] = [
    {
      name: 'topic',
      title: 'Topic',
      sortable: true,
      cell: (row) => (
        <Link to={`${topics}/${encodeURIComponent(row.topic_name)}`}>{row.topic_name}</Link>
      ),
    },
    {
      name: 'partition',
      title: 'Partition',
      numeric: true,
      cell: (row) => <Count value={row.partition_id} />,
    },
    {
      name: 'position',
      title: 'Position',
      numeric: true,
      cell: (row) => (
        <Link
          to={`${topics}/${encodeURIComponent(row.topic_name)}?from=offset&partition=${row.partition_id}&offset=${row.current_offset}`}
        >
          <Count value={row.current_offset} />
        </Link>
      ),
    },
    {
      name: 'end',
      title: 'End',
      numeric: true,
      cell: (row) => <Count value={row.log_end_offset} />,
    },
    {
      name: 'lag',
      title: 'Behind',
      sortable: true,
      numeric: true,
      cell: (row) => <Count value={row.lag} />,
    },
    {
      name: 'seconds',
      title: 'Waiting for',
      numeric: true,
      cell: (row) => <Waiting seconds={row.lag_seconds} />,
    },
    { name: 'member', title: 'Read by', cell: (row) => row.client_id || 'nobody' },
  ];
  if (group.isError && group.data === undefined) {
    return <ProblemNote error={group.error} retry={() => void group.refetch()} />;
  }
  return (
    <div className="samsa-stack">
      <Breadcrumb aria-label="Group">
        <BreadcrumbItem
          render={({ className }) => (
            <Link className={className} to={`/clusters/${cluster.id}/groups`}>
              Groups
            </Link>
          )}
        />
        <BreadcrumbItem isActive>{name}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h2" className="samsa-title">
        {name}
      </Title>
      <p>
        {group.data && stateInWords(group.data.state)}
        {lags.data && (
          <>
            , <Count value={behind} /> messages behind
          </>
        )}
      </p>
      {lags.data && <LagTrend lag={behind} at={lags.dataUpdatedAt} />}
      <div>
        <Permitted
          need={{ operation: 'READ', on: 'group', allowed: group.data?.authorized_operations }}
          variant="secondary"
          isDisabled={lags.data === undefined || lags.data.length === 0}
          onClick={() => setResetting(true)}
        >
          Reset positions
        </Permitted>
      </div>
      <Members cluster={cluster.id} group={name} lags={lags.data ?? []} />
      {resetting && lags.data && (
        <ResetDialog
          cluster={cluster.id}
          group={name}
          topics={[...new Set(lags.data.map((row) => row.topic_name))]}
          close={() => setResetting(false)}
        />
      )}
      <ResourceList
        label="Positions"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => `${row.topic_name}/${row.partition_id}`}
        error={lags.error}
        retry={() => void lags.refetch()}
        state={state}
        change={change}
        empty="The group has not committed a position yet."
      />
    </div>
  );
}
