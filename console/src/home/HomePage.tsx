import {
  Card,
  CardBody,
  CardTitle,
  EmptyState,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import { MonthCard } from '../billing/MonthCard';
import { PhaseLabel } from '../clusters/PhaseLabel';
import { useClusters, type Cluster } from '../clusters/clusters';
import { placeOf } from '../clusters/words';
import { useEnvironments } from '../environments/environments';
import { Permitted } from '../form/Permitted';
import { LinkButton } from '../layout/LinkButton';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { useSession } from '../session/session';

export default function HomePage() {
  const { organization } = useSession();
  const environments = useEnvironments();
  const clusters = useClusters(environments.data);
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
            <ClusterCard key={cluster.id} cluster={cluster} />
          ))}
        </div>
      </div>
    </PageFrame>
  );
}

function ClusterCard({ cluster }: { cluster: Cluster }) {
  return (
    <Card>
      <CardTitle component="h2">
        <Link to={`/clusters/${cluster.id}`}>{cluster.spec.display_name}</Link>
      </CardTitle>
      <CardBody>
        <PhaseLabel phase={cluster.status.phase} />
        <p>{cluster.spec.config.kind}</p>
        <p className="samsa-quiet">{placeOf(cluster)}</p>
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
