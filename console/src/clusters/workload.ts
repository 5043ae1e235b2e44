import type { Workload } from '../billing/estimate';
import type { Cluster } from './clusters';
import { isMultiZone } from './words';

/** The cluster with so many partitions and nothing written, read or kept, for its estimate. */
export function bareWorkload(cluster: Cluster, partitions: number): Workload {
  const { spec, status } = cluster;
  return {
    tier: spec.config.kind.toLowerCase(),
    cloud: spec.cloud,
    region: spec.region,
    zones: isMultiZone(cluster) ? 'multi' : 'single',
    ingress_gb_per_month: '0',
    egress_gb_per_month: '0',
    retention_hours: '0',
    partitions: String(partitions),
    ...(status.cku === undefined ? {} : { ckus: status.cku }),
  };
}
