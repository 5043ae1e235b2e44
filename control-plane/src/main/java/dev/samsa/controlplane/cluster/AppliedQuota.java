package dev.samsa.controlplane.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.description.cluster.ClusterLimits;
import java.util.List;

/**
 * A limit that an organization or one of its clusters is held to (service-quota/v1).
 *
 * @param scope ORGANIZATION or KAFKA_CLUSTER
 * @param usage how much of it is used now; absent where that is not counted
 * @param kafka_cluster the cluster of a limit with that scope
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppliedQuota(
    String api_version,
    String kind,
    String id,
    String scope,
    String display_name,
    int applied_limit,
    Integer usage,
    ObjectReference organization,
    ObjectReference environment,
    ObjectReference kafka_cluster) {

  static final String API_VERSION = "service-quota/v1";
  static final String ORGANIZATION_SCOPE = "ORGANIZATION";
  static final String CLUSTER_SCOPE = "KAFKA_CLUSTER";

  static AppliedQuota clusters(ObjectReference organization, int limit, int usage) {
    return new AppliedQuota(
        API_VERSION,
        "AppliedQuota",
        "kafka.max_clusters.per_org",
        ORGANIZATION_SCOPE,
        "Kafka clusters in an organization",
        limit,
        usage,
        organization,
        null,
        null);
  }

  static List<AppliedQuota> ofCluster(
      ObjectReference organization,
      ObjectReference environment,
      ObjectReference cluster,
      ClusterLimits limits) {
    Cluster one = new Cluster(organization, environment, cluster);
    return List.of(
        one.quota("kafka.max_partitions.per_cluster", "Partitions", limits.partitions()),
        one.quota("kafka.max_connections.per_cluster", "Client connections", limits.connections()));
  }

  private record Cluster(
      ObjectReference organization, ObjectReference environment, ObjectReference cluster) {
    AppliedQuota quota(String id, String of, int limit) {
      return new AppliedQuota(
          API_VERSION,
          "AppliedQuota",
          id,
          CLUSTER_SCOPE,
          of + " of a Kafka cluster",
          limit,
          null,
          organization,
          environment,
          cluster);
    }
  }
}
