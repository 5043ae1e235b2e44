import { bootstrapOf } from '../clusters/clusters';
import { useThisCluster } from '../clusters/clusterContext';
import { KeyTable } from './KeyTable';

export default function ClusterKeysPage() {
  const cluster = useThisCluster();
  return <KeyTable cluster={cluster.id} bootstrap={bootstrapOf(cluster)} />;
}
