import {
  Alert,
  Card,
  CardBody,
  CardTitle,
  ProgressStep,
  ProgressStepper,
} from '@patternfly/react-core';
import type { Cluster } from './clusters';

/** How far the platform is with a cluster that does not run yet; follows its state by itself. */
export function Provisioning({ cluster }: { cluster: Cluster }) {
  if (cluster.status.phase === 'FAILED') {
    return (
      <Alert component="p" isInline variant="danger" title="This cluster could not be created">
        {cluster.status.reason ?? 'The platform gave up after its time limit.'} Nothing is charged
        for it. Delete it and create it again; if that fails too, tell your operator the id{' '}
        {cluster.id}.
      </Alert>
    );
  }
  const starting = (cluster.spec.kafka_bootstrap_endpoint ?? '') !== '';
  return (
    <Card isCompact>
      <CardTitle component="h2">Your cluster is being created</CardTitle>
      <CardBody>
        <div role="status" aria-live="polite">
          <ProgressStepper isCenterAligned={false} aria-label="Progress">
            <ProgressStep
              variant="success"
              id="ordered"
              titleId="ordered-title"
              aria-label="done: ordered"
            >
              Ordered
            </ProgressStep>
            <ProgressStep
              variant={starting ? 'success' : 'info'}
              isCurrent={!starting}
              id="placed"
              titleId="placed-title"
              aria-label={starting ? 'done: placed' : 'now: finding a place'}
              description="A place and addresses"
            >
              Placed
            </ProgressStep>
            <ProgressStep
              variant={starting ? 'info' : 'pending'}
              isCurrent={starting}
              id="starting"
              titleId="starting-title"
              aria-label={starting ? 'now: brokers start' : 'later: brokers start'}
              description="Brokers start"
            >
              Started
            </ProgressStep>
            <ProgressStep
              variant="pending"
              id="ready"
              titleId="ready-title"
              aria-label="later: ready"
            >
              Ready
            </ProgressStep>
          </ProgressStepper>
        </div>
      </CardBody>
    </Card>
  );
}
