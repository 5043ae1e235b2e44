package dev.samsa.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs that come with Kafka, of the release before the brokers', with a tenant's key. */
final class KafkaToolsTest {
  @TempDir static Path temporary;

  private static KafkaAccess access;

  private static int node;
  private static Path plan;

  @BeforeAll
  static void sharedCluster() throws Exception {
    access = SharedCluster.get().access();
    Topics.create(access, "kept", 1);
    try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
      node = admin.describeCluster().nodes().get(60, TimeUnit.SECONDS).iterator().next().id();
    }
    plan =
        Files.writeString(
            temporary.resolve("plan.json"),
            """
            {"version": 1, "partitions": [{"topic": "kept", "partition": 0, "replicas": [%d]}]}
            """
                .formatted(node));
  }

  @Test
  void kafkaTopicsMakesGrowsDescribesAndDeletesATopic() {
    ok(KafkaTool.TOPICS, "--create", "--topic", "by-tool", "--partitions", "2");
    ok(KafkaTool.TOPICS, "--alter", "--topic", "by-tool", "--partitions", "3");
    assertThat(ok(KafkaTool.TOPICS, "--describe", "--topic", "by-tool"))
        .contains("PartitionCount: 3", "ReplicationFactor: 1");
    ok(KafkaTool.TOPICS, "--delete", "--topic", "by-tool");
    assertThat(ok(KafkaTool.TOPICS, "--list").lines()).doesNotContain("by-tool");
  }

  @Test
  void theVerifiableConsumerReadsAllThatTheVerifiableProducerWrote() {
    Topics.create(access, "verifiable", 1);

    String written =
        ok(KafkaTool.VERIFIABLE_PRODUCER, "--topic", "verifiable", "--max-messages", "500");
    String read =
        ok(
            KafkaTool.VERIFIABLE_CONSUMER,
            "--topic",
            "verifiable",
            "--group-id",
            "verifiers",
            "--group-protocol",
            "CONSUMER",
            "--max-messages",
            "500",
            "--verbose");

    assertThat(written).contains("\"sent\":500").contains("\"acked\":500");
    assertThat(read.lines().filter(line -> line.contains("\"record_data\"")).distinct())
        .hasSize(500);
    assertThat(
            ok(KafkaTool.CONSUMER_GROUPS, "--describe", "--group", "verifiers")
                .lines()
                .filter(line -> line.contains("verifiable"))
                .map(line -> line.trim().split("\\s+")[5]))
        .containsExactly("0");
  }

  @Test
  void theProducerPerformanceToolComesToItsEndWithoutAFailedMessage() {
    Topics.create(access, "performance", 1);

    String report =
        ok(
            KafkaTool.PRODUCER_PERFORMANCE,
            "--topic",
            "performance",
            "--num-records",
            "5000",
            "--record-size",
            "1000",
            "--throughput",
            "-1");

    assertThat(report).contains("5000 records sent").doesNotContain("rror");
  }

  @Test
  void kafkaAclsWritesWhatTheRestApiShows() {
    String principal = "User:" + SharedCluster.get().serviceAccount("acl tool");
    ok(
        KafkaTool.ACLS,
        "--add",
        "--allow-principal",
        principal,
        "--operation",
        "Read",
        "--topic",
        "acls",
        "--resource-pattern-type",
        "prefixed");

    String path = "/kafka/v3/clusters/" + access.clusterId() + "/acls?principal=" + principal;
    var listed = SharedCluster.get().owner().rest().get(path).require(200);

    assertThat(listed.body().path("data")).hasSize(1);
    assertThat(listed.text("/data/0/pattern_type")).isEqualTo("PREFIXED");
    assertThat(ok(KafkaTool.ACLS, "--list", "--principal", principal)).contains("operation=READ");
    ok(
        KafkaTool.ACLS,
        "--remove",
        "--force",
        "--allow-principal",
        principal,
        "--operation",
        "Read",
        "--topic",
        "acls",
        "--resource-pattern-type",
        "prefixed");
    assertThat(ok(KafkaTool.ACLS, "--list", "--principal", principal))
        .doesNotContain("operation=READ");
  }

  @Test
  void kafkaConfigsAltersATopicWithinWhatThePlatformAllows() {
    Topics.create(access, "configured", 1);
    String[] topic = {"--entity-type", "topics", "--entity-name", "configured"};

    ok(KafkaTool.CONFIGS, with(topic, "--alter", "--add-config", "retention.ms=7200000"));
    CommandResult refused =
        KafkaTool.CONFIGS.run(
            access, with(topic, "--alter", "--add-config", "min.insync.replicas=2"));

    assertThat(ok(KafkaTool.CONFIGS, with(topic, "--describe"))).contains("retention.ms=7200000");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output() + refused.errors())
        .contains("PolicyViolationException")
        .contains("min.insync.replicas");
  }

  @ParameterizedTest
  @MethodSource
  void whatNoTenantMayDoIsRefusedInWordsThatSaySo(KafkaTool tool, String arguments) {
    CommandResult result =
        tool.run(
            access,
            arguments.replace("PLAN", plan.toString()).replace("NODE", "" + node).split(" "));

    assertThat(result.exitCode()).isNotZero();
    // The broker's words, the controller's, and those of the platform's policy.
    assertThat(result.output() + result.errors())
        .containsPattern(
            "ClusterAuthorization|authorization failed|needs [A-Z_]+ permission|the platform's");
  }

  static Stream<Arguments> whatNoTenantMayDoIsRefusedInWordsThatSaySo() {
    return Stream.of(
        Arguments.of(
            KafkaTool.CONFIGS,
            "--entity-type users --entity-name User:somebody --alter --add-config producer_byte_rate=1"),
        Arguments.of(KafkaTool.REASSIGN_PARTITIONS, "--reassignment-json-file PLAN --execute"),
        Arguments.of(KafkaTool.FEATURES, "downgrade --feature share.version=0"),
        Arguments.of(KafkaTool.CLUSTER, "unregister --id NODE"),
        Arguments.of(
            KafkaTool.METADATA_QUORUM,
            "remove-controller --controller-id NODE --controller-directory-id c3lzdGVtLXRlc3RzLXV1aQ"),
        Arguments.of(
            KafkaTool.CLIENT_METRICS,
            "--alter --name all --metrics org.apache.kafka. --interval 1000"));
  }

  /** Runs a tool that must succeed, and gives what it printed. */
  private static String ok(KafkaTool tool, String... arguments) {
    return tool.run(access, arguments).requireSuccess().output();
  }

  private static String[] with(String[] first, String... more) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }
}
