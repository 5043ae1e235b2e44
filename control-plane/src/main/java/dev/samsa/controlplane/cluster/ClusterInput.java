package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ObjectReference;

/** What a tenant sends to create or change a cluster (wire contract 2.3). */
public record ClusterInput(Spec spec) {

  /** Fields that are null were not sent. */
  public record Spec(
      String display_name,
      String availability,
      String cloud,
      String region,
      Config config,
      ObjectReference environment,
      ObjectReference network,
      ObjectReference byok,
      Boolean deletion_protection) {}

  /** Kind of the cluster and its size. */
  public record Config(String kind, Integer max_ecku, Integer cku, String encryption_key) {}
}
