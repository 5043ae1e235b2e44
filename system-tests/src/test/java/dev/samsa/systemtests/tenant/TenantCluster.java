package dev.samsa.systemtests.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A cluster as its tenant sees it.
 *
 * @param owner who asked for it
 * @param id {@code lkc-…}
 */
public record TenantCluster(Tenant owner, String id) {
  /** Waits until it serves. */
  public TenantCluster awaitReady() {
    owner.awaitPhase(id, "PROVISIONED");
    return this;
  }

  /** What a GET answers now. */
  public RestAnswer get() {
    return owner.cluster(id);
  }

  /** The states that it has been in, in their order. */
  public List<String> states() {
    JsonNode data =
        owner
            .rest()
            .get("/cmk/v2/clusters/" + id + "/states?environment=" + owner.environmentId())
            .require(200)
            .body()
            .at("/data");
    return data.valueStream().map(row -> row.get("state").asText()).toList();
  }

  /** Asks for its deletion. */
  public RestAnswer delete() {
    return owner.rest().delete("/cmk/v2/clusters/" + id + "?environment=" + owner.environmentId());
  }

  /** Host and port for Kafka clients. */
  public String bootstrap() {
    return get().require(200).text("/spec/kafka_bootstrap_endpoint").replace("SASL_SSL://", "");
  }

  /** A new API key of the owner for this cluster. */
  public KafkaAccess newAccess() {
    return owner.newAccess(this);
  }

  /** A new API key of a service account for this cluster. */
  public KafkaAccess newAccessFor(String serviceAccount) {
    return owner.newAccess(this, serviceAccount);
  }
}
