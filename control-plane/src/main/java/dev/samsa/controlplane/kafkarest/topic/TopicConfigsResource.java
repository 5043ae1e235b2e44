package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.kafkarest.ConfigRequests;
import dev.samsa.controlplane.kafkarest.ConfigRequests.AlterBody;
import dev.samsa.controlplane.kafkarest.ConfigRequests.ValueBody;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Settings of topics (wire contract 2.8). */
@Path("/kafka/v3/clusters/{cluster}/topics")
@RunOnVirtualThread
public class TopicConfigsResource {
  private static final String LIST = "KafkaTopicConfigList";

  private final KafkaAccess kafka;

  public TopicConfigsResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /** The settings of every topic that the caller may see. */
  @GET
  @Path("-/configs")
  public RestList<TopicConfigView> listOfAll(@PathParam("cluster") String cluster) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<TopicConfigView> views =
              TopicReads.configs(session, TopicReads.visibleNames(session)).entrySet().stream()
                  .flatMap(topic ->
                      sorted(topic.getValue()).stream()
                          .map(entry -> TopicConfigView.of(links, topic.getKey(), entry)))
                  .toList();
          return RestList.of(LIST, links.url("topics", "-", "configs"), views);
        });
  }

  @GET
  @Path("{topic}/configs")
  public RestList<TopicConfigView> listTopicConfigs(
      @PathParam("cluster") String cluster, @PathParam("topic") String topic) {
    TopicNames.require(topic);
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<TopicConfigView> views =
              sorted(TopicReads.config(session, topic)).stream()
                  .map(entry -> TopicConfigView.of(links, topic, entry))
                  .toList();
          return RestList.of(LIST, links.url("topics", topic, "configs"), views);
        });
  }

  /** What the topic's settings would be had it none of its own. */
  @GET
  @Path("{topic}/default-configs")
  public RestList<TopicConfigView> listDefaults(
      @PathParam("cluster") String cluster, @PathParam("topic") String topic) {
    TopicNames.require(topic);
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<TopicConfigView> views =
              sorted(TopicReads.config(session, topic)).stream()
                  .map(entry -> TopicConfigView.ofDefault(links, topic, entry))
                  .toList();
          return RestList.of(LIST, links.url("topics", topic, "default-configs"), views);
        });
  }

  @GET
  @Path("{topic}/configs/{name}")
  public TopicConfigView getTopicConfig(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("name") String name) {
    TopicNames.require(topic);
    return kafka.call(
        cluster,
        session ->
            Optional.ofNullable(TopicReads.config(session, topic).get(name))
                .map(entry -> TopicConfigView.of(session.links(), topic, entry))
                .orElseThrow(
                    () -> ApiException.of(ErrorCode.NOT_FOUND, "Topics have no " + name + ".")));
  }

  @POST
  @Path("{topic}/configs:alter")
  public void alterTopicConfigs(
      @PathParam("cluster") String cluster, @PathParam("topic") String topic, AlterBody body) {
    AlterBody given = RequestBody.required(body);
    apply(cluster, topic, given.operations(TopicSettings::requireSupported), given.validateOnly());
  }

  @PUT
  @Path("{topic}/configs/{name}")
  @ResponseStatus(204)
  public void setTopicConfig(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("name") String name,
      ValueBody body) {
    String value = RequestBody.required(body).value();
    AlterConfigOp change = ConfigRequests.set(TopicSettings.requireSupported(name), value);
    apply(cluster, topic, List.of(change), false);
  }

  @DELETE
  @Path("{topic}/configs/{name}")
  public void resetTopicConfig(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("name") String name) {
    AlterConfigOp change = ConfigRequests.delete(TopicSettings.requireSupported(name));
    apply(cluster, topic, List.of(change), false);
  }

  private void apply(
      String cluster, String topic, List<AlterConfigOp> changes, boolean validateOnly) {
    TopicNames.require(topic);
    kafka.call(
        cluster,
        session -> {
          alter(session, topic, changes, validateOnly);
          return null;
        });
  }

  private static void alter(
      KafkaSession session, String topic, List<AlterConfigOp> changes, boolean validateOnly) {
    session.await(
        session
            .admin()
            .incrementalAlterConfigs(
                Map.of(TopicReads.resource(topic), changes),
                new AlterConfigsOptions().validateOnly(validateOnly))
            .all());
    if (!validateOnly) {
      session.settle(() -> shows(TopicReads.config(session, topic), changes));
    }
  }

  /** Whether a topic's settings are as the changes ask for. */
  static boolean shows(Config config, Collection<AlterConfigOp> changes) {
    return changes.stream().allMatch(change -> shows(config, change));
  }

  private static boolean shows(Config config, AlterConfigOp change) {
    ConfigEntry entry = config.get(change.configEntry().name());
    boolean own = entry != null && entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
    return change.opType() == OpType.DELETE
        ? !own
        : own
            && (entry.isSensitive() || Objects.equals(entry.value(), change.configEntry().value()));
  }

  private static List<ConfigEntry> sorted(Config config) {
    return config.entries().stream().sorted(Comparator.comparing(ConfigEntry::name)).toList();
  }
}
