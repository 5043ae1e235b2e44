import { Field } from '../form/Field';
import type { Workload } from './estimate';

export type Expected = Pick<
  Workload,
  'ingress_gb_per_month' | 'egress_gb_per_month' | 'retention_hours' | 'partitions'
>;

const FIELDS: { name: keyof Expected; label: string }[] = [
  { name: 'ingress_gb_per_month', label: 'Written, GB a month' },
  { name: 'egress_gb_per_month', label: 'Read, GB a month' },
  { name: 'retention_hours', label: 'Kept, hours' },
  { name: 'partitions', label: 'Partitions' },
];

const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;

type Props = { value: Expected; change: (part: Partial<Expected>) => void };

/** What the workload is expected to be; only whole, valid figures go on to the estimate. */
export function WorkloadFields({ value, change }: Props) {
  return (
    <div className="pf-v6-c-form">
      {FIELDS.map(({ name, label }) => (
        <Field
          key={name}
          id={name}
          label={label}
          inputMode="decimal"
          value={value[name]}
          change={(text) => change({ [name]: text })}
          fault={DECIMAL.test(value[name]) ? undefined : 'A number such as 100 or 0.5.'}
        />
      ))}
    </div>
  );
}
