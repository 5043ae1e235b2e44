import { useNavigate, useSearchParams } from 'react-router';
import { useEnvironments } from '../environments/environments';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { useDraft } from '../form/useDraft';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { SameAs } from '../snippets/SameAs';
import { useClusterActions } from './clusters';
import { EstimatePanel } from './EstimatePanel';
import {
  asCurl,
  asTerraform,
  faultOfCku,
  KINDS,
  requestOf,
  type Draft,
  type Kind,
} from './newCluster';
import { useClouds } from './regions';

const KIND_LABELS: Record<Kind, string> = {
  Basic: 'Basic: to learn and develop, one zone',
  Standard: 'Standard: for production, one or three zones',
  Enterprise: 'Enterprise: three brokers always, one or three zones',
  Dedicated: 'Dedicated: capacity of your own, by the unit',
};
const ZONES = [
  { value: 'single', label: 'One zone' },
  { value: 'multi', label: 'Three zones: three brokers, survives the loss of one' },
];

export default function CreateClusterPage() {
  const [params] = useSearchParams();
  const [draft, change] = useDraft<Draft>({
    name: '',
    environment: params.get('environment') ?? '',
    kind: 'Basic',
    zones: 'single',
    cku: '2',
    cloud: 'AWS',
    region: '',
  });
  const environments = useEnvironments();
  const clouds = useClouds();
  const { create } = useClusterActions();
  const navigate = useNavigate();
  const regions = clouds.data?.find((cloud) => cloud.id === draft.cloud)?.regions ?? [];
  const full: Draft = {
    ...draft,
    environment: draft.environment || (environments.data?.[0]?.id ?? ''),
    region: draft.region || (regions[0]?.id ?? ''),
  };
  const error = environments.error ?? clouds.error;
  return (
    <PageFrame title="Create cluster" crumbs={[{ title: 'Clusters', to: '/clusters' }]}>
      <div className="samsa-beside">
        <div className="samsa-stack">
          {error && <ProblemNote error={error} retry={() => void clouds.refetch()} />}
          <SubmitForm
            action="Create cluster"
            disabled={
              full.name.trim() === '' ||
              full.region === '' ||
              full.environment === '' ||
              faultOfCku(full) !== undefined
            }
            submit={async () => {
              const made = await create(requestOf(full));
              await navigate(`/clusters/${made.id}`);
            }}
          >
            <Field
              id="cluster-name"
              label="Name"
              isRequired
              value={draft.name}
              change={(name) => change({ name })}
              maxLength={64}
            />
            <Choice
              id="environment"
              label="Environment"
              value={full.environment}
              change={(environment) => change({ environment })}
              options={(environments.data ?? []).map((e) => ({
                value: e.id,
                label: e.display_name,
              }))}
            />
            <Choice
              id="kind"
              label="Type"
              value={draft.kind}
              change={(value) => {
                const kind = KINDS.find((known) => known === value) ?? 'Basic';
                change(kind === 'Basic' ? { kind, zones: 'single' } : { kind });
              }}
              options={KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
              hint="A Basic cluster can become a Standard one later, not the other way."
            />
            <Choice
              id="zones"
              label="Zones"
              value={draft.zones}
              change={(zones) => change({ zones: zones === 'multi' ? 'multi' : 'single' })}
              options={ZONES.map((zone) => ({
                ...zone,
                disabled: zone.value === 'multi' && draft.kind === 'Basic',
              }))}
              hint={draft.kind === 'Basic' ? 'Three zones need another type.' : undefined}
            />
            {draft.kind === 'Dedicated' && (
              <Field
                id="cku"
                label="Capacity units (CKU)"
                isRequired
                inputMode="numeric"
                value={draft.cku}
                change={(cku) => change({ cku })}
                hint="Each carries 60 MB/s in, 180 MB/s out and 4,500 partitions; it can be changed later."
                fault={faultOfCku(draft)}
              />
            )}
            <Choice
              id="cloud"
              label="Cloud"
              value={draft.cloud}
              change={(cloud) => change({ cloud, region: '' })}
              options={(clouds.data ?? []).map((cloud) => ({ value: cloud.id, label: cloud.name }))}
            />
            <Choice
              id="region"
              label="Region"
              value={full.region}
              change={(region) => change({ region })}
              options={regions.map((r) => ({
                value: r.id,
                label: r.name && r.name !== r.id ? `${r.id}: ${r.name}` : r.id,
                disabled: r.is_schedulable === false,
              }))}
            />
          </SubmitForm>
          <SameAs
            twins={[
              { title: 'curl', code: asCurl(full, window.location.origin) },
              { title: 'Terraform', code: asTerraform(full) },
            ]}
          />
        </div>
        <EstimatePanel draft={full} />
      </div>
    </PageFrame>
  );
}
