package dev.samsa.controlplane.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of Kafka clusters. */
@ConfigMapping(prefix = "samsa.clusters")
public interface ClusterConfig {
  /** How many clusters an organization may have at a time; deleted ones do not count. */
  @WithDefault("20")
  int perOrganization();

  /** How long a deleted cluster can be had back. */
  @WithDefault("72h")
  Duration gracePeriod();

  /** Whether this process provisions clusters; a replica may serve the API only. */
  @WithDefault("true")
  boolean worker();
}
