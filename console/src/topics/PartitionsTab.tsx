import { useState } from 'react';
import type { Exact } from '../api/exactJson';
import { useThisCluster } from '../clusters/clusterContext';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { Count } from '../format/Shown';
import { useListState } from '../list/listState';
import { localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { PartitionPrice } from './PartitionPrice';
import type { TabProps } from './tab';
import { usePartitions, useTopicActions, type Partition } from './topics';

const orders = { partition: (a: Partition, b: Partition) => a.partition_id - b.partition_id };

function Offset({ value }: { value: Exact | undefined }) {
  return value === undefined ? 'not known' : <Count value={value} />;
}

const columns: Column<Partition>[] = [
  {
    name: 'partition',
    title: 'Partition',
    sortable: true,
    cell: (row) => <Count value={row.partition_id} />,
  },
  {
    name: 'first',
    title: 'First offset',
    numeric: true,
    cell: (row) => <Offset value={row.state?.first_offset} />,
  },
  {
    name: 'next',
    title: 'Next offset',
    numeric: true,
    cell: (row) => <Offset value={row.state?.next_offset} />,
  },
  {
    name: 'copies',
    title: 'Copies in sync',
    cell: (row) => row.state && `${row.state.in_sync_count} of ${row.state.replicas_count}`,
  },
  {
    name: 'leader',
    title: 'Leader on broker',
    cell: (row) => row.leader?.related?.split('/').pop() ?? 'none',
  },
];

export default function PartitionsTab({ cluster, topic }: TabProps) {
  const partitions = usePartitions(cluster, topic.topic_name);
  const { addPartitions } = useTopicActions(cluster);
  const { state, change } = useListState('partition');
  const [wanted, setWanted] = useState('');
  const page = localPage(partitions.data, state, (row) => String(row.partition_id), orders);
  const count = Number(wanted);
  const whole = useThisCluster();
  const valid = Number.isSafeInteger(count) && count > topic.partitions_count;
  return (
    <div className="samsa-stack">
      <ResourceList
        label="Partitions"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => String(row.partition_id)}
        error={partitions.error}
        retry={() => void partitions.refetch()}
        state={state}
        change={change}
        empty="No partitions."
      />
      <div className="samsa-form">
        <SubmitForm
          action="Add partitions"
          need={{ operation: 'ALTER', allowed: topic.authorized_operations }}
          disabled={!valid}
          submit={() => addPartitions(topic.topic_name, count).then(() => setWanted(''))}
        >
          <Field
            id="wanted"
            label="Partitions in all"
            inputMode="numeric"
            value={wanted}
            change={setWanted}
            hint={`Now ${topic.partitions_count}. New messages of a key may go to another partition than before; partitions cannot be taken away.`}
            fault={wanted === '' || valid ? undefined : `More than ${topic.partitions_count}.`}
          />
          <PartitionPrice cluster={whole} more={count - topic.partitions_count} />
        </SubmitForm>
      </div>
    </div>
  );
}
