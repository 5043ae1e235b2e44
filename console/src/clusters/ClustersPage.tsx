import { Permitted } from '../form/Permitted';
import { PageFrame } from '../layout/PageFrame';
import { ClusterTable } from './ClusterTable';

export default function ClustersPage() {
  return (
    <PageFrame
      title="Clusters"
      actions={
        <Permitted need={{ role: 'EnvironmentAdmin' }} to="/clusters/new">
          Create cluster
        </Permitted>
      }
    >
      <ClusterTable />
    </PageFrame>
  );
}
