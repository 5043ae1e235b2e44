import { Nav, NavItem, NavList } from '@patternfly/react-core';
import { Suspense } from 'react';
import { Link, Outlet, useLocation, useParams } from 'react-router';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { useCluster } from './clusters';
import { ClusterContext } from './clusterContext';
import { PhaseLabel } from './PhaseLabel';
import { placeOf } from './words';

const TABS = [
  { to: '', title: 'Overview' },
  { to: '/topics', title: 'Topics' },
  { to: '/groups', title: 'Groups' },
  { to: '/api-keys', title: 'API keys' },
  { to: '/acls', title: 'ACLs' },
  { to: '/clients', title: 'Connect a client' },
  { to: '/settings', title: 'Settings' },
];

/** The frame of all pages about one cluster. */
export default function ClusterPage() {
  const { cluster: id = '' } = useParams();
  const { pathname } = useLocation();
  const cluster = useCluster(id);
  const base = `/clusters/${id}`;
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
        <>
          <PhaseLabel phase={status.phase} /> {spec.config.kind}, {placeOf(cluster.data)}, {id}
        </>
      }
      crumbs={[{ title: 'Clusters', to: '/clusters' }]}
    >
      <Nav variant="horizontal-subnav" aria-label="Cluster">
        <NavList>
          {TABS.map((tab) => (
            <NavItem key={tab.to} isActive={isAt(pathname, base, tab.to)}>
              <Link to={base + tab.to}>{tab.title}</Link>
            </NavItem>
          ))}
        </NavList>
      </Nav>
      <div className="samsa-tab-body">
        <Suspense fallback={<Loading what="the page" />}>
          <ClusterContext value={cluster.data}>
            <Outlet />
          </ClusterContext>
        </Suspense>
      </div>
    </PageFrame>
  );
}

const isAt = (pathname: string, base: string, tab: string) =>
  tab === '' ? pathname === base : pathname.startsWith(base + tab);
