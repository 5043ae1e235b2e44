package dev.samsa.operator.api;

/** Labels and annotations that people and programs may use. */
public final class Annotations {
  /** On a KafkaCluster, value {@code true}: the operator changes nothing until it is taken off. */
  public static final String PAUSED = KafkaCluster.GROUP + "/paused";

  /** Label of every object of a cluster, value: the cluster's name. */
  public static final String CLUSTER = KafkaCluster.GROUP + "/cluster";

  /** On a claim that outlived its cluster: when it may be deleted, an ISO 8601 instant. */
  public static final String DELETE_AFTER = KafkaCluster.GROUP + "/delete-after";

  private Annotations() {}
}
