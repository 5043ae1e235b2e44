import { Alert, Button } from '@patternfly/react-core';
import { Problem } from '../api/problem';

/** The one way an error looks: what happened, and what to do next. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof Problem ? error : undefined;
  return (
    <Alert
      component="p"
      isInline
      variant={problem?.unreachable ? 'warning' : 'danger'}
      title={messageOf(error)}
      role="alert"
      actionLinks={
        retry && (
          <Button variant="link" isInline onClick={retry}>
            Try again
          </Button>
        )
      }
    >
      {advice(problem)}
    </Alert>
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Problem ? error.message : 'This page met a fault of its own. Reload it.';
}

function advice(problem: Problem | undefined) {
  if (problem?.status === 404) {
    return 'It may have been deleted, or it belongs to somebody else.';
  }
  if (problem?.retryAfter !== undefined) {
    return `Try again in ${problem.retryAfter} s.`;
  }
  if (problem !== undefined && problem.status >= 500 && problem.requestId !== undefined) {
    return `The operator finds it under request id ${problem.requestId}.`;
  }
  return undefined;
}
