import { Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useNeedForTopics } from '../clusters/allowed';
import { useThisCluster } from '../clusters/clusterContext';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { LinkButton } from '../layout/LinkButton';
import { PartitionPrice } from './PartitionPrice';
import { faultOfTopicName } from './topicName';
import { useTopicActions } from './topics';

const DAY = 86_400_000;
const PRESETS = [
  {
    value: 'events',
    label: 'Events: kept 7 days',
    configs: [{ name: 'retention.ms', value: String(7 * DAY) }],
  },
  {
    value: 'day',
    label: 'Short-lived: kept 1 day',
    configs: [{ name: 'retention.ms', value: String(DAY) }],
  },
  {
    value: 'state',
    label: 'State: the latest message of each key',
    configs: [{ name: 'cleanup.policy', value: 'compact' }],
  },
  {
    value: 'archive',
    label: 'Archive: kept without limit',
    configs: [{ name: 'retention.ms', value: '-1' }],
  },
];

export default function CreateTopicPage() {
  const cluster = useThisCluster();
  const [name, setName] = useState('');
  const [partitions, setPartitions] = useState('6');
  const [preset, setPreset] = useState('events');
  const { create } = useTopicActions(cluster.id);
  const navigate = useNavigate();
  const count = Number(partitions);
  const badCount = !Number.isSafeInteger(count) || count < 1;
  const fault = faultOfTopicName(name);
  const topics = `/clusters/${cluster.id}/topics`;
  return (
    <div className="samsa-form samsa-stack">
      <Title headingLevel="h2">Create topic</Title>
      <SubmitForm
        action="Create topic"
        need={useNeedForTopics(cluster.id)}
        disabled={name === '' || fault !== undefined || badCount}
        submit={async () => {
          const configs = PRESETS.find((p) => p.value === preset)?.configs ?? [];
          await create({ name, partitions: count, configs });
          await navigate(`${topics}/${encodeURIComponent(name)}`);
        }}
        more={
          <LinkButton variant="link" to={topics}>
            Cancel
          </LinkButton>
        }
      >
        <Field
          id="topic-name"
          label="Name"
          isRequired
          value={name}
          change={setName}
          fault={fault}
          autoComplete="off"
          spellCheck={false}
        />
        <Field
          id="partitions"
          label="Partitions"
          inputMode="numeric"
          value={partitions}
          change={setPartitions}
          hint="At most that many readers of a group work at the same time. More can be added, none taken away."
          fault={badCount ? 'A whole number from 1.' : undefined}
        />
        <Choice id="preset" label="Kept" value={preset} change={setPreset} options={PRESETS} />
        <PartitionPrice cluster={cluster} more={count} />
      </SubmitForm>
    </div>
  );
}
