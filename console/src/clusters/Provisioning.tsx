import {
  Alert,
  Card,
  CardBody,
  CardTitle,
  ProgressStep,
  ProgressStepper,
} from '@patternfly/react-core';
import { When } from '../format/Shown';
import type { Cluster } from './clusters';
import { adviceFor, stepsOf, useStates, type EnteredState, type Step } from './states';

/** How far the platform is with a cluster that does not run yet; follows its state by itself. */
export function Provisioning({ cluster }: { cluster: Cluster }) {
  const states = useStates(cluster).data ?? [];
  if (cluster.status.phase === 'FAILED') {
    const reason = cluster.status.reason ?? 'The platform gave up after its time limit.';
    return (
      <Alert component="p" isInline variant="danger" title="This cluster could not be created">
        {reason} {adviceFor(reason)} Nothing is charged for it. Its id is {cluster.id}.
      </Alert>
    );
  }
  return (
    <Card isCompact>
      <CardTitle component="h2">Your cluster is being created</CardTitle>
      <CardBody className="samsa-stack">
        <div role="status" aria-live="polite">
          <ProgressStepper isCenterAligned={false} aria-label="Progress">
            {stepsOf(states).map((step, index) => (
              <OneStep key={step.title} step={step} index={index} />
            ))}
          </ProgressStepper>
        </div>
        <Now state={states.at(-1)} reason={cluster.status.reason} />
      </CardBody>
    </Card>
  );
}

function OneStep({ step, index }: { step: Step; index: number }) {
  const word = step.current ? 'now' : step.done ? 'done' : 'later';
  return (
    <ProgressStep
      id={`step-${index}`}
      titleId={`step-${index}-title`}
      variant={step.current ? 'info' : step.done ? 'success' : 'pending'}
      isCurrent={step.current}
      aria-label={`${word}: ${step.title}`}
      description={step.current ? step.now : ''}
    >
      {step.title}
    </ProgressStep>
  );
}

type NowProps = { state: EnteredState | undefined; reason: string | undefined };

/** Since when it is at this step, what it waits for, and when the platform would give up. */
function Now({ state, reason }: NowProps) {
  if (state === undefined) {
    return null;
  }
  return (
    <p className="samsa-quiet">
      {reason ? `Waiting: ${reason}. ` : ''}At this step since <When at={state.entered_at} />
      {state.deadline !== undefined && (
        <>
          ; the platform gives up <When at={state.deadline} />
        </>
      )}
      .
    </p>
  );
}
