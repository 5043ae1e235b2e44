package dev.samsa.controlplane.kafkarest.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.kafkarest.ConfigRequests;
import dev.samsa.controlplane.kafkarest.ConfigRequests.AlterBody;
import dev.samsa.controlplane.kafkarest.ConfigRequests.ValueBody;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The few settings that a tenant may change on all its brokers (wire contract 2.10). */
@Path("/kafka/v3/clusters/{cluster}")
@RunOnVirtualThread
public class BrokerConfigsResource {
  private static final ConfigResource ALL_BROKERS =
      new ConfigResource(ConfigResource.Type.BROKER, "");

  private static final Set<String> EDITABLE =
      new TreeSet<>(
          Set.of(
              "auto.create.topics.enable",
              "num.partitions",
              "log.cleaner.max.compaction.lag.ms",
              "log.retention.ms",
              "ssl.enabled.protocols",
              "ssl.cipher.suites"));

  private final KafkaAccess kafka;

  public BrokerConfigsResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /** Only what was set on this cluster; everything else is the platform's. */
  @GET
  @Path("broker-configs")
  public RestList<BrokerConfigView> listClusterConfigs(@PathParam("cluster") String cluster) {
    return kafka.call(
        cluster,
        session ->
            RestList.of(
                "KafkaClusterConfigList",
                session.links().url("broker-configs"),
                explicit(session).stream()
                    .map(entry -> BrokerConfigView.of(session.links(), entry))
                    .toList()));
  }

  @GET
  @Path("broker-configs/{name}")
  public BrokerConfigView getClusterConfig(
      @PathParam("cluster") String cluster, @PathParam("name") String name) {
    return listClusterConfigs(cluster).data().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ApiException.of(ErrorCode.NOT_FOUND, name + " was not set on this cluster's brokers."));
  }

  @POST
  @Path("broker-configs:alter")
  public void alterClusterConfigs(@PathParam("cluster") String cluster, AlterBody body) {
    AlterBody given = RequestBody.required(body);
    apply(cluster, given.operations(BrokerConfigsResource::requireEditable), given.validateOnly());
  }

  @PUT
  @Path("broker-configs/{name}")
  @ResponseStatus(204)
  public void setClusterConfig(
      @PathParam("cluster") String cluster, @PathParam("name") String name, ValueBody body) {
    String value = RequestBody.required(body).value();
    apply(cluster, List.of(ConfigRequests.set(requireEditable(name), value)), false);
  }

  @DELETE
  @Path("broker-configs/{name}")
  public void resetClusterConfig(
      @PathParam("cluster") String cluster, @PathParam("name") String name) {
    apply(cluster, List.of(ConfigRequests.delete(requireEditable(name))), false);
  }

  private void apply(String cluster, List<AlterConfigOp> changes, boolean validateOnly) {
    kafka.call(
        cluster,
        session -> {
          session.await(
              session
                  .admin()
                  .incrementalAlterConfigs(
                      Map.of(ALL_BROKERS, changes),
                      new AlterConfigsOptions().validateOnly(validateOnly))
                  .all());
          if (!validateOnly) {
            session.settle(() -> shows(explicit(session), changes));
          }
          return null;
        });
  }

  private static boolean shows(List<ConfigEntry> entries, List<AlterConfigOp> changes) {
    return changes.stream()
        .allMatch(change -> {
          ConfigEntry asked = change.configEntry();
          return entries.stream()
              .filter(entry -> entry.name().equals(asked.name()))
              .findFirst()
              .map(entry -> asked.value() != null && asked.value().equals(entry.value()))
              .orElse(change.opType() == OpType.DELETE);
        });
  }

  private static List<ConfigEntry> explicit(KafkaSession session) {
    return session
        .await(
            session
                .admin()
                .describeConfigs(
                    List.of(ALL_BROKERS), new DescribeConfigsOptions().includeSynonyms(true))
                .values()
                .get(ALL_BROKERS))
        .entries()
        .stream()
        .filter(entry -> entry.source() == ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG)
        .filter(entry -> EDITABLE.contains(entry.name()))
        .sorted(Comparator.comparing(ConfigEntry::name))
        .toList();
  }

  private static String requireEditable(String name) {
    if (name == null || !EDITABLE.contains(name)) {
      throw ApiException.invalid(
          "name",
          "Setting "
              + name
              + " is the platform's; those that you can change are "
              + String.join(", ", EDITABLE)
              + ".");
    }
    return name;
  }
}
