import { useParams } from 'react-router';
import { ClusterTable } from '../clusters/ClusterTable';
import { LinkButton } from '../layout/LinkButton';
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
      actions={<LinkButton to={`/clusters/new?environment=${id}`}>Create cluster</LinkButton>}
    >
      <ClusterTable environment={id} />
    </PageFrame>
  );
}
