import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { ClusterCost } from '../billing/ClusterCost';
import { CopyText } from '../form/CopyText';
import { When } from '../format/Shown';
import { LinkButton } from '../layout/LinkButton';
import { ActivityCard } from '../metrics/ActivityCard';
import { bootstrapOf, type Cluster } from './clusters';
import { useThisCluster } from './clusterContext';
import { Provisioning } from './Provisioning';
import { placeOf } from './words';

export default function OverviewPage() {
  const cluster = useThisCluster();
  return (
    <div className="samsa-stack">
      {cluster.status.phase === 'PROVISIONED' ? (
        <NextSteps id={cluster.id} />
      ) : (
        <Provisioning cluster={cluster} />
      )}
      {cluster.status.phase === 'PROVISIONED' && <ActivityCard cluster={cluster} />}
      <div className="samsa-cards samsa-wide-cards">
        <ClusterCost cluster={cluster.id} />
        <Card>
          <CardTitle component="h2">Endpoints</CardTitle>
          <CardBody>
            <Facts cluster={cluster} />
          </CardBody>
        </Card>
      </div>
    </div>
  );
}

function NextSteps({ id }: { id: string }) {
  return (
    <Card isCompact>
      <CardTitle component="h2">Your cluster is running</CardTitle>
      <CardBody>
        <LinkButton to={`/clusters/${id}/clients`}>Connect a client</LinkButton>{' '}
        <LinkButton variant="secondary" to={`/clusters/${id}/topics/new`}>
          Create topic
        </LinkButton>{' '}
        <LinkButton variant="link" to={`/clusters/${id}/api-keys`}>
          API keys
        </LinkButton>
      </CardBody>
    </Card>
  );
}

function Facts({ cluster }: { cluster: Cluster }) {
  const bootstrap = bootstrapOf(cluster);
  return (
    <DescriptionList isCompact>
      <Fact term="Bootstrap servers">
        {bootstrap ? <CopyText label="bootstrap servers">{bootstrap}</CopyText> : 'not yet'}
      </Fact>
      <Fact term="REST endpoint">
        {cluster.spec.http_endpoint ? (
          <CopyText label="REST endpoint">{cluster.spec.http_endpoint}</CopyText>
        ) : (
          'not yet'
        )}
      </Fact>
      <Fact term="Place">{placeOf(cluster)}</Fact>
      <Fact term="Created">
        <When at={cluster.metadata.created_at} />
      </Fact>
    </DescriptionList>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
