package dev.samsa.controlplane.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ObjectReference;
import java.time.Instant;
import java.util.List;

/** A cluster as tenants see it (wire contract 2.3). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClusterView(
    String api_version, String kind, String id, ObjectMetadata metadata, Spec spec, Status status) {

  static final String API_VERSION = "cmk/v2";
  static final String KIND = "Cluster";
  static final String DELETED_KIND = "DeletedCluster";

  /**
   * @param kafka_bootstrap_endpoint {@code SASL_SSL://host:port[,host:port…]}; absent until ports
   *     are chosen
   * @param http_endpoint base URL of Kafka REST
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Spec(
      String display_name,
      String availability,
      String cloud,
      String region,
      Config config,
      ObjectReference environment,
      String kafka_bootstrap_endpoint,
      String http_endpoint,
      boolean deletion_protection) {}

  /**
   * Kind of the cluster and how far it may grow.
   *
   * @param cku of a Dedicated cluster: the capacity asked for
   * @param zones of a Dedicated cluster: where its brokers are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Config(String kind, Integer max_ecku, Integer cku, List<String> zones) {}

  /**
   * @param phase PROVISIONING, PROVISIONED or FAILED; absent for a deleted cluster
   * @param reason what it waits for or why it failed; absent while all is well
   * @param cku of a Dedicated cluster: the capacity that it runs with
   * @param purge_at until when a deleted cluster can be had back
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Status(String phase, String reason, Integer cku, Instant purge_at) {}
}
