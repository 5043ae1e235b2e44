import { useParams } from 'react-router';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { SubNav } from '../layout/SubNav';
import { useCluster } from './clusters';
import { ClusterContext } from './clusterContext';
import { PhaseLabel } from './PhaseLabel';
import { placeOf } from './words';

const PAGES = [
  { to: '', title: 'Overview' },
  { to: '/topics', title: 'Topics' },
  { to: '/groups', title: 'Groups' },
  { to: '/api-keys', title: 'API keys' },
  { to: '/acls', title: 'ACLs' },
  { to: '/clients', title: 'Connect a client' },
  { to: '/settings', title: 'Settings' },
];

const pagesOf = (id: string) =>
  PAGES.map(({ to, title }) => ({ to: `/clusters/${id}${to}`, title }));

/** The frame of all pages about one cluster. */
export default function ClusterPage() {
  const { cluster: id = '' } = useParams();
  const cluster = useCluster(id);
  if (cluster.isPending) {
    return <Loading what="the cluster" />;
  }
  if (cluster.data === undefined) {
    return (
      <PageFrame title="Cluster" crumbs={[{ title: 'Clusters', to: '/clusters' }]}>
        <ProblemNote error={cluster.error} retry={() => void cluster.refetch()} />
      </PageFrame>
    );
  }
  const { spec, status } = cluster.data;
  return (
    <PageFrame
      title={spec.display_name}
      about={
        <span className="samsa-inline">
          <PhaseLabel phase={status.phase} />
          <span>
            {spec.config.kind}, {placeOf(cluster.data)}, {id}
          </span>
        </span>
      }
      crumbs={[{ title: 'Clusters', to: '/clusters' }]}
    >
      <ClusterContext value={cluster.data}>
        <SubNav label="Cluster" pages={pagesOf(id)} />
      </ClusterContext>
    </PageFrame>
  );
}
