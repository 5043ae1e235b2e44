import { ActionGroup, Button, Form, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { ProblemNote } from '../layout/ProblemNote';
import { refusal, usePermissions, type Needed } from '../session/permissions';

type Props = {
  action: string;
  /** Runs once per press; what it throws is shown above the button, and the fields stay. */
  submit: () => Promise<unknown>;
  disabled?: boolean;
  danger?: boolean;
  /** What the action takes; who has it not reads why. */
  need?: Needed;
  more?: ReactNode;
  children: ReactNode;
};

/** The one form: fields, what went wrong, one main action that cannot be pressed twice. */
export function SubmitForm({ action, submit, disabled, danger, need, more, children }: Props) {
  const note = useId();
  const sending = useMutation({ mutationFn: submit });
  const permissions = usePermissions(need !== undefined);
  const reason = need && refusal(permissions.data, need);
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
      {reason !== undefined && (
        <HelperText id={note}>
          <HelperTextItem variant="warning">{reason}</HelperTextItem>
        </HelperText>
      )}
      {sending.error && <ProblemNote error={sending.error} />}
      <ActionGroup>
        <Button
          type="submit"
          variant={danger ? 'danger' : 'primary'}
          isLoading={sending.isPending}
          isDisabled={disabled || sending.isPending || reason !== undefined}
          aria-describedby={reason === undefined ? undefined : note}
        >
          {action}
        </Button>
        {more}
      </ActionGroup>
    </Form>
  );
}
