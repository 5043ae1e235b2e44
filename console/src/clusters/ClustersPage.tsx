import { LinkButton } from '../layout/LinkButton';
import { PageFrame } from '../layout/PageFrame';
import { ClusterTable } from './ClusterTable';

export default function ClustersPage() {
  return (
    <PageFrame
      title="Clusters"
      actions={<LinkButton to="/clusters/new">Create cluster</LinkButton>}
    >
      <ClusterTable />
    </PageFrame>
  );
}
