import { useState } from 'react';
import type { Workload } from '../billing/estimate';
import { PriceDifference } from '../billing/PriceDifference';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { usePartitionCount } from '../metrics/metrics';
import type { Need } from '../session/permissions';
import { useClusterActions, type Cluster } from './clusters';
import { bareWorkload } from './workload';

type Props = { cluster: Cluster; need: Need };

/** What of a cluster's size can be changed: Basic to Standard, and the units of a Dedicated one. */
export function SizeForm({ cluster, need }: Props) {
  switch (cluster.spec.config.kind) {
    case 'Basic':
      return <TypeForm cluster={cluster} need={need} />;
    case 'Dedicated':
      return <CapacityForm cluster={cluster} need={need} />;
    default:
      return null;
  }
}

function Price({ cluster, to }: { cluster: Cluster; to: Partial<Workload> }) {
  const partitions = usePartitionCount(cluster.id).data;
  if (partitions === undefined) {
    return null;
  }
  const before = bareWorkload(cluster, partitions);
  return (
    <PriceDifference
      before={before}
      after={{ ...before, ...to }}
      beside=" for its hours and partitions; what is written, read and kept has the prices of its type."
    />
  );
}

function TypeForm({ cluster, need }: Props) {
  const [kind, setKind] = useState('Basic');
  const { change } = useClusterActions();
  return (
    <SubmitForm
      action="Change type"
      need={need}
      disabled={kind === 'Basic'}
      submit={() => change(cluster, { config: { kind } })}
    >
      <Choice
        id="cluster-kind"
        label="Type"
        value={kind}
        change={setKind}
        options={[
          { value: 'Basic', label: 'Basic' },
          { value: 'Standard', label: 'Standard' },
        ]}
        hint="Standard costs by the hour from the next full hour on; there is no way back to Basic."
      />
      {kind !== 'Basic' && <Price cluster={cluster} to={{ tier: kind.toLowerCase() }} />}
    </SubmitForm>
  );
}

function CapacityForm({ cluster, need }: Props) {
  const runsWith = cluster.status.cku ?? 1;
  const [cku, setCku] = useState(String(runsWith));
  const { change } = useClusterActions();
  const value = Number(cku);
  const valid = Number.isSafeInteger(value) && value >= 1;
  return (
    <SubmitForm
      action="Change capacity"
      need={need}
      disabled={!valid || value === runsWith}
      submit={() => change(cluster, { config: { kind: 'Dedicated', cku: value } })}
    >
      <Field
        id="cluster-cku"
        label="Capacity units (CKU)"
        inputMode="numeric"
        value={cku}
        change={setCku}
        hint={`It runs with ${runsWith}. Brokers are changed one after another, and the cluster goes on serving.`}
        fault={valid ? undefined : 'A whole number of at least 1.'}
      />
      {valid && value !== runsWith && <Price cluster={cluster} to={{ ckus: value }} />}
    </SubmitForm>
  );
}
