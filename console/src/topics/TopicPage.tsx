import { Breadcrumb, BreadcrumbItem, Tab, Tabs, TabTitleText, Title } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useThisCluster } from '../clusters/clusterContext';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { useTopic } from './topics';

const Messages = lazy(() => import('../messages/MessagesTab'));
const Configuration = lazy(() => import('./ConfigurationTab'));
const Partitions = lazy(() => import('./PartitionsTab'));
const Groups = lazy(() => import('./GroupsTab'));
const Cost = lazy(() => import('./CostTab'));
const Removal = lazy(() => import('./RemovalTab'));

const TABS = [
  { key: 'messages', title: 'Messages', body: Messages },
  { key: 'configuration', title: 'Configuration', body: Configuration },
  { key: 'partitions', title: 'Partitions', body: Partitions },
  { key: 'groups', title: 'Groups', body: Groups },
  { key: 'cost', title: 'Cost', body: Cost },
  { key: 'delete', title: 'Delete', body: Removal },
];

export default function TopicPage() {
  const cluster = useThisCluster();
  const { topic: name = '', tab = 'messages' } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const topic = useTopic(cluster.id, name);
  const base = `/clusters/${cluster.id}/topics`;
  const here = `${base}/${encodeURIComponent(name)}`;
  if (topic.isError && topic.data === undefined) {
    return <ProblemNote error={topic.error} retry={() => void topic.refetch()} />;
  }
  if (topic.data === undefined) {
    return <Loading what="the topic" />;
  }
  const query = tab === 'messages' ? `?${params}` : '';
  return (
    <>
      <Breadcrumb className="samsa-crumbs" aria-label="Topic">
        <BreadcrumbItem
          render={({ className }) => (
            <Link className={className} to={base}>
              Topics
            </Link>
          )}
        />
        <BreadcrumbItem isActive>{name}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h2" className="samsa-title">
        {name}
      </Title>
      <Tabs
        aria-label="Topic"
        activeKey={tab}
        mountOnEnter
        unmountOnExit
        onSelect={(_, key) => void navigate(`${here}/${String(key)}${key === tab ? query : ''}`)}
      >
        {TABS.map(({ key, title, body: Body }) => (
          <Tab key={key} eventKey={key} title={<TabTitleText>{title}</TabTitleText>}>
            <div className="samsa-tab-body">
              <Suspense fallback={<Loading what={title.toLowerCase()} />}>
                <Body cluster={cluster.id} topic={topic.data} />
              </Suspense>
            </div>
          </Tab>
        ))}
      </Tabs>
    </>
  );
}
