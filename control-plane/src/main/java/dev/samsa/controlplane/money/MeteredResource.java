package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.time.Instant;
import java.util.Map;

/**
 * A cluster as it is billed.
 *
 * @param key key of its row
 * @param watermark up to where all of its brokers have closed their windows; null before the first
 */
record MeteredResource(
    long key,
    String id,
    String name,
    String environment,
    String tier,
    boolean multiZone,
    String cloud,
    String region,
    Instant watermark) {

  Resource resource() {
    return new Resource(id, name, environment, Map.of());
  }

  /** The plan that it is on, from before any month. */
  PlanPeriod plan() {
    return new PlanPeriod(
        Instant.EPOCH,
        tier,
        multiZone ? Zones.MULTI : Zones.SINGLE,
        new Region(cloud, region));
  }
}
