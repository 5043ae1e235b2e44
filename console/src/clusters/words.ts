import type { Cluster } from './clusters';

const MULTI = new Set(['MULTI_ZONE', 'HIGH']);

export const isMultiZone = (cluster: Cluster) => MULTI.has(cluster.spec.availability);

/** `AWS us-east-1, one zone`. */
export const placeOf = (cluster: Cluster) =>
  `${cluster.spec.cloud} ${cluster.spec.region}, ${isMultiZone(cluster) ? 'three zones' : 'one zone'}`;
