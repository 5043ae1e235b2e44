import type { ReactNode } from 'react';
import { asOption, usePrincipals } from '../access/principals';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { OPERATIONS, type Rule } from './acls';

type Props = {
  /** What the ids of the fields begin with. */
  id: string;
  value: Rule;
  change: (part: Partial<Rule>) => void;
  /** Operations beside those that the resource has. */
  also?: string[];
  hint?: string;
  /** What else there is to say of the name. */
  children?: ReactNode;
};

/** Who, on what, and which operation: what a rule says and what a question about rules asks. */
export function RuleFields({ id, value, change, also = [], hint, children }: Props) {
  return (
    <>
      <Choice
        id={`${id}-principal`}
        label="Who"
        value={value.principal}
        change={(principal) => change({ principal })}
        options={usePrincipals().map(asOption)}
      />
      <Choice
        id={`${id}-type`}
        label="Resource"
        value={value.type}
        change={(type) => change({ type, operation: OPERATIONS[type]?.[0] ?? '' })}
        options={Object.keys(OPERATIONS)}
      />
      <Choice
        id={`${id}-operation`}
        label="Operation"
        value={value.operation}
        change={(operation) => change({ operation })}
        options={[...(OPERATIONS[value.type] ?? []), ...also]}
      />
      {value.type !== 'CLUSTER' && (
        <>
          <Field
            id={`${id}-name`}
            label="Name"
            value={value.name}
            change={(name) => change({ name })}
            hint={hint}
            spellCheck={false}
            autoComplete="off"
          />
          {children}
        </>
      )}
    </>
  );
}
