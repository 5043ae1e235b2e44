import { PriceDifference } from '../billing/PriceDifference';
import type { Cluster } from '../clusters/clusters';
import { bareWorkload } from '../clusters/workload';
import { usePartitionCount } from '../metrics/metrics';

/** What more partitions cost in this cluster, where the first ones may be free. */
export function PartitionPrice({ cluster, more }: { cluster: Cluster; more: number }) {
  const present = usePartitionCount(cluster.id).data;
  if (present === undefined) {
    return null;
  }
  const wanted = Number.isSafeInteger(more) && more > 0;
  return (
    <PriceDifference
      before={bareWorkload(cluster, present)}
      after={wanted ? bareWorkload(cluster, present + more) : undefined}
      beside=" for the partitions; what is written, read and kept is charged as it is used."
    />
  );
}
