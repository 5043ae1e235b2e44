import {
  Card,
  CardBody,
  CardTitle,
  EmptyState,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import type { Exact } from '../api/exactJson';
import { useLiveBill } from '../billing/live';
import { MonthCard } from '../billing/MonthCard';
import { PhaseLabel } from '../clusters/PhaseLabel';
import { useClusters, type Cluster } from '../clusters/clusters';
import { placeOf } from '../clusters/words';
import { useEnvironments } from '../environments/environments';
import { Permitted } from '../form/Permitted';
import { Bytes, Money } from '../format/Shown';
import { LinkButton } from '../layout/LinkButton';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { useThroughput } from '../metrics/metrics';
import { perSecond } from '../metrics/series';
import { useSession } from '../session/session';

/** The Metrics API takes so many clusters in one question. */
const MOST_MEASURED = 100;

export default function HomePage() {
  const { organization } = useSession();
  const environments = useEnvironments();
  const clusters = useClusters(environments.data);
  const bill = useLiveBill();
  const throughput = useThroughput(
    (clusters.data ?? [])
      .filter(({ status }) => status.phase === 'PROVISIONED')
      .slice(0, MOST_MEASURED)
      .map(({ id }) => id),
  );
  const error = environments.error ?? clusters.error;
  return (
    <PageFrame
      title={organization?.name ?? 'Home'}
      actions={
        <Permitted need={{ role: 'EnvironmentAdmin' }} to="/clusters/new">
          Create cluster
        </Permitted>
      }
    >
      <div className="samsa-stack">
        {error && <ProblemNote error={error} retry={() => void clusters.refetch()} />}
        {!error && clusters.data === undefined && <Loading what="clusters" />}
        {clusters.data?.length === 0 && <FirstStep />}
        <div className="samsa-cards">
          <MonthCard />
          {clusters.data?.map((cluster) => (
            <ClusterCard
              key={cluster.id}
              cluster={cluster}
              written={throughput.data?.get(cluster.id)}
              cost={bill.data?.clusters.find(({ resource }) => resource.id === cluster.id)?.amount}
            />
          ))}
        </div>
      </div>
    </PageFrame>
  );
}

type CardProps = {
  cluster: Cluster;
  /** Bytes of the last minute. */
  written: Exact | undefined;
  /** This month so far. */
  cost: Exact | undefined;
};

function ClusterCard({ cluster, written, cost }: CardProps) {
  return (
    <Card>
      <CardTitle component="h2">
        <Link to={`/clusters/${cluster.id}`}>{cluster.spec.display_name}</Link>
      </CardTitle>
      <CardBody>
        <PhaseLabel phase={cluster.status.phase} />
        <p>{cluster.spec.config.kind}</p>
        <p className="samsa-quiet">{placeOf(cluster)}</p>
        {written !== undefined && (
          <p>
            <Bytes value={perSecond(written)} />
            /s written
          </p>
        )}
        {cost !== undefined && (
          <p>
            <Money amount={cost} /> this month
          </p>
        )}
      </CardBody>
    </Card>
  );
}

function FirstStep() {
  return (
    <EmptyState titleText="Create your first cluster" headingLevel="h2">
      <EmptyStateBody>
        A cluster is a real Apache Kafka of your own. You see its price first; it runs in less than
        a minute.
      </EmptyStateBody>
      <EmptyStateFooter>
        <LinkButton to="/clusters/new">Create cluster</LinkButton>
      </EmptyStateFooter>
    </EmptyState>
  );
}
