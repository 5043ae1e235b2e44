import { ActionGroup, Button, Form } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNote } from '../layout/ProblemNote';

type Props = {
  action: string;
  /** Runs once per press; what it throws is shown above the button, and the fields stay. */
  submit: () => Promise<unknown>;
  disabled?: boolean;
  danger?: boolean;
  more?: ReactNode;
  children: ReactNode;
};

/** The one form: fields, what went wrong, one main action that cannot be pressed twice. */
export function SubmitForm({ action, submit, disabled, danger, more, children }: Props) {
  const sending = useMutation({ mutationFn: submit });
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isPending) {
          sending.mutate();
        }
      }}
    >
      {children}
      {sending.error && <ProblemNote error={sending.error} />}
      <ActionGroup>
        <Button
          type="submit"
          variant={danger ? 'danger' : 'primary'}
          isLoading={sending.isPending}
          isDisabled={disabled || sending.isPending}
        >
          {action}
        </Button>
        {more}
      </ActionGroup>
    </Form>
  );
}
