import { useParams } from 'react-router';
import { ClusterTable } from '../clusters/ClusterTable';
import { Permitted } from '../form/Permitted';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { useEnvironment } from './environments';

export default function EnvironmentPage() {
  const { environment: id = '' } = useParams();
  const environment = useEnvironment(id);
  if (environment.isError) {
    return <ProblemNote error={environment.error} retry={() => void environment.refetch()} />;
  }
  if (environment.isPending) {
    return <Loading what="the environment" />;
  }
  return (
    <PageFrame
      title={environment.data.display_name}
      about={`Environment ${id}`}
      crumbs={[{ title: 'Environments', to: '/environments' }]}
      actions={
        <Permitted
          need={{ role: 'EnvironmentAdmin', environment: id }}
          to={`/clusters/new?environment=${id}`}
        >
          Create cluster
        </Permitted>
      }
    >
      <ClusterTable environment={id} />
    </PageFrame>
  );
}
