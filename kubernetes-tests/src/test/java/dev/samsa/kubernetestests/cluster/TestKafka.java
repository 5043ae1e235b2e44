package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.broker.testbed.TestAccess;
import dev.samsa.broker.testbed.TestAgent;
import dev.samsa.broker.testbed.TestUsage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A KafkaCluster that no control plane owns: a test writes it, and answers its brokers. */
public final class TestKafka implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int MOST_BROKERS = 4;
  private static final String KEY = "TESTKEY";
  private static final String OWNER = "u-tests1";

  private final TestKubernetes kubernetes;
  private final String namespace;
  private final String name;
  private final NodeFiles files;
  private final TestAgent agent;
  private ClusterResource resource;

  /** Makes nothing in Kubernetes yet. */
  public TestKafka(TestKubernetes kubernetes, String namespace, String name, int brokers)
      throws IOException, GeneralSecurityException {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
    this.name = name;
    String host = kubernetes.nodeAddress();
    this.files = new NodeFiles(name, namespace, host);
    TestAccess access =
        new TestAccess(name, NodeFiles.PEPPER).key(KEY, OWNER).grant(OWNER, "CloudClusterAdmin");
    this.agent =
        new TestAgent(
            new InetSocketAddress(kubernetes.hostAddress(), 0),
            files.agentTls(kubernetes.hostAddress()),
            access.snapshot(),
            new TestUsage());
    this.resource =
        ClusterResource.of(
            namespace,
            name,
            brokers,
            host,
            kubernetes.nodePorts(brokers == 1 ? 1 : MOST_BROKERS),
            "https://%s:%d".formatted(kubernetes.hostAddress(), agent.port()));
  }

  public String name() {
    return name;
  }

  public String namespace() {
    return namespace;
  }

  /** Changes what will be, or was, written; JSON pointer and JSON value. */
  public TestKafka with(String pointer, String value) {
    resource = resource.with(pointer, value);
    return this;
  }

  public ClusterResource resource() {
    return resource;
  }

  /** Writes Secret and resource. */
  public TestKafka create() {
    writeFiles();
    return write();
  }

  /** Writes new certificates for all nodes that it may ever have. */
  public void writeFiles() {
    kubernetes.apply(secretText());
  }

  /** The Secret with new certificates for all nodes that it may ever have, YAML. */
  public String secretText() {
    return files.secret(Math.max(1, resource.at("/spec/exposure/ports").size()));
  }

  /** Deletes the resource, and returns when nothing but the Secret is left. */
  public void delete() {
    kubectl("delete", "kafkacluster", name, "--timeout=180s");
    await("gone")
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() ->
            assertThat(kubernetes.objectsOf(name, namespace))
                .containsExactly("secret/" + name + "-nodes"));
  }

  /** Makes a topic with as many replicas as the cluster gives. */
  public void createTopic(String topic, int partitions)
      throws ExecutionException, InterruptedException {
    short replicas = (short) resource.at("/spec/replication/factor").asInt();
    try (Admin admin = Admin.create(client(Map.of("default.api.timeout.ms", "180000")))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, replicas))).all().get();
    }
  }

  /** Writes the resource as it is now. */
  public TestKafka write() {
    kubernetes.apply(resource.text());
    return this;
  }

  /** The resource with its status. */
  public JsonNode seen() {
    return ClusterResource.parse(kubectl("get", "kafkacluster", name, "-o", "json"));
  }

  /** A condition: its status, reason and message in one line; empty before it is there. */
  public String condition(String type) {
    for (JsonNode condition : seen().at("/status/conditions")) {
      if (condition.at("/type").asText().equals(type)) {
        return "%s %s: %s"
            .formatted(
                condition.at("/status").asText(),
                condition.at("/reason").asText(),
                condition.at("/message").asText());
      }
    }
    return "";
  }

  /** Waits until a condition begins so. */
  public void awaitCondition(String type, String beginning) {
    await(type)
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() -> assertThat(condition(type)).startsWith(beginning));
  }

  /** Waits until the operator has done all that the resource asks for. */
  public void awaitSettled() {
    await("settled")
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() -> {
          JsonNode seen = seen();
          assertThat(seen.at("/status/observedGeneration"))
              .isEqualTo(seen.at("/metadata/generation"));
          Map<String, String> conditions = conditions(seen);
          assertThat(conditions)
              .containsEntry("Ready", "True")
              .containsEntry("Progressing", "False");
        });
  }

  private static Map<String, String> conditions(JsonNode seen) {
    Map<String, String> conditions = new TreeMap<>();
    for (JsonNode condition : seen.at("/status/conditions")) {
      conditions.put(condition.at("/type").asText(), condition.at("/status").asText());
    }
    return conditions;
  }

  /** Uids of its pods by name. */
  public Map<String, String> pods() {
    return uids("pods");
  }

  /** Uids of its objects of a kind by name. */
  public Map<String, String> uids(String kind) {
    JsonNode list =
        ClusterResource.parse(
            kubectl("get", kind, "-l", "samsa.dev/cluster=" + name, "-o", "json"));
    return StreamSupport.stream(list.at("/items").spliterator(), false)
        .collect(
            Collectors.toMap(
                item -> item.at("/metadata/name").asText(),
                item -> item.at("/metadata/uid").asText()));
  }

  /** Waits until none of these pods is left and all is settled. */
  public void awaitRolled(Map<String, String> before) {
    await("rolled")
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(
            () -> assertThat(pods().values()).doesNotContainAnyElementsOf(before.values()));
    awaitSettled();
  }

  /**
   * Ends a broker's process as a failing machine would. Where its process cannot be seen its pod
   * goes without being asked to stop, which comes near.
   */
  public void kill(int broker) {
    String pod = name + "-" + broker;
    Optional<ProcessHandle> process = PodProcess.find(pods().get(pod));
    if (process.isPresent()) {
      process.get().destroyForcibly();
    } else {
      kubectl("delete", "pod", pod, "--grace-period=0", "--force");
    }
  }

  /** Runs kubectl in its namespace. */
  public String kubectl(String... words) {
    return kubernetes.kubectl(
        Stream.concat(Stream.of("-n", namespace), Stream.of(words)).toArray(String[]::new));
  }

  /** Settings of Kafka's Java clients, with more of them added. */
  public Map<String, Object> client(Map<String, Object> more) {
    String host = resource.at("/spec/exposure/bootstrapHost").asText();
    JsonNode ports = resource.at("/spec/exposure/ports");
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        "bootstrap.servers",
        IntStream.range(0, resource.at("/spec/brokers").asInt())
            .mapToObj(broker -> host + ":" + ports.get(broker).asInt())
            .collect(Collectors.joining(",")));
    settings.put("security.protocol", "SASL_SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.certificates", files.clientTrust());
    settings.put("sasl.mechanism", "PLAIN");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"%1$s\" password=\"%1$s-secret\";".formatted(KEY));
    settings.putAll(more);
    return settings;
  }

  @Override
  public void close() {
    agent.close();
  }
}
