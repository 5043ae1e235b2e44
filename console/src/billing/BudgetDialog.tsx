import { List, ListItem } from '@patternfly/react-core';
import { useClusters } from '../clusters/clusters';
import { useEnvironments } from '../environments/environments';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { FormDialog } from '../form/FormDialog';
import { useDraft } from '../form/useDraft';
import {
  consequencesOf,
  faultsOf,
  requestOf,
  START,
  useBudgetActions,
  type Draft,
} from './budgets';

/** Makes a budget; what it will do stands below the fields in words while they change. */
export function BudgetDialog({ close }: { close: () => void }) {
  const [draft, change] = useDraft(START);
  const { create } = useBudgetActions();
  const faults = faultsOf(draft);
  const wrong = Object.values(faults).some((fault) => fault !== undefined);
  return (
    <FormDialog
      title="Create budget"
      action="Create budget"
      disabled={wrong || draft.name.trim() === ''}
      submit={() => create(draft)}
      close={close}
    >
      <Fields draft={draft} faults={faults} change={change} />
      {!wrong && (
        <List aria-label="What it will do">
          {consequencesOf(requestOf(draft)).map((sentence) => (
            <ListItem key={sentence}>{sentence}</ListItem>
          ))}
        </List>
      )}
    </FormDialog>
  );
}

type Props = {
  draft: Draft;
  faults: ReturnType<typeof faultsOf>;
  change: (part: Partial<Draft>) => void;
};

function Fields({ draft, faults, change }: Props) {
  const environments = useEnvironments();
  const clusters = useClusters(environments.data);
  const scopes = [
    { value: 'ORGANIZATION', label: 'The organization' },
    ...(environments.data ?? []).map((e) => ({
      value: `ENVIRONMENT ${e.id}`,
      label: `Environment ${e.display_name}`,
    })),
    ...(clusters.data ?? []).map((c) => ({
      value: `CLUSTER ${c.id}`,
      label: `Cluster ${c.spec.display_name}`,
    })),
  ];
  const field = (name: 'amount' | 'warnAt' | 'throttleAt' | 'suspendAt', label: string) => (
    <Field
      id={`budget-${name}`}
      label={label}
      inputMode="decimal"
      value={draft[name]}
      change={(text) => change({ [name]: text })}
      fault={draft[name] === '' ? undefined : faults[name]}
    />
  );
  return (
    <>
      <Field
        id="budget-name"
        label="Name"
        isRequired
        value={draft.name}
        change={(name) => change({ name })}
        maxLength={64}
      />
      <Choice
        id="budget-scope"
        label="For"
        value={draft.scope}
        change={(scope) => change({ scope })}
        options={scopes}
      />
      {field('amount', 'Amount a month')}
      {field('warnAt', 'Warn at, percent')}
      {field('throttleAt', 'Slow down at, percent (empty: never)')}
      {field('suspendAt', 'Suspend at, percent (empty: never)')}
      {draft.suspendAt !== '' && (
        <Choice
          id="budget-suspension"
          label="When suspended"
          value={draft.suspension}
          change={(value) => change({ suspension: value === 'OFF' ? 'OFF' : 'READS_ONLY' })}
          options={[
            { value: 'READS_ONLY', label: 'Reading goes on' },
            { value: 'OFF', label: 'Nothing works' },
          ]}
        />
      )}
      <Field
        id="budget-emails"
        label="E-mails to tell"
        value={draft.emails}
        change={(emails) => change({ emails })}
        hint="Several with commas between them."
      />
    </>
  );
}
