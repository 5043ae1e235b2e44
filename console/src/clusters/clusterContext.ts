import { createContext, useContext } from 'react';
import type { Cluster } from './clusters';

export const ClusterContext = createContext<Cluster | null>(null);

/** The cluster that the page is about. */
export function useThisCluster(): Cluster {
  const cluster = useContext(ClusterContext);
  if (cluster === null) {
    throw new Error('this page stands below a cluster');
  }
  return cluster;
}
