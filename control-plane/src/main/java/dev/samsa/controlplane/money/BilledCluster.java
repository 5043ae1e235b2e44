package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.usage.Resource;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster as the bill names it.
 *
 * @param key key of its row
 * @param resource id, name and environment
 * @param region where it runs, by the names of the catalog
 * @param deletedAt when its tenant deleted it
 * @param capacity what a Dedicated cluster had of it
 */
record BilledCluster(
    long key,
    Resource resource,
    Zones zones,
    Region region,
    Optional<Instant> deletedAt,
    Capacity capacity) {

  BilledCluster with(Capacity had) {
    return new BilledCluster(key, resource, zones, region, deletedAt, had);
  }
}
