package dev.samsa.broker.access.rules;

import java.util.Set;

/** The settings of all brokers together that a tenant may alter, of those that the API names. */
public final class ClusterSettings {
  /** Their names. Those of TLS are not among them: they would reach the internal listeners too. */
  public static final Set<String> TENANTS =
      Set.of(
          "auto.create.topics.enable",
          "num.partitions",
          "log.cleaner.max.compaction.lag.ms",
          "log.retention.ms");

  private ClusterSettings() {}
}
