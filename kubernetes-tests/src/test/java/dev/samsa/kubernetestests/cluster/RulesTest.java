package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.systemtests.platform.CommandResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API server itself holds of a KafkaCluster; no operator runs. */
class RulesTest {
  private static final TestKubernetes KUBERNETES = TestKubernetes.get();
  private static final String NAME = "lkc-rules1";
  private static String namespace;
  private static ClusterResource valid;

  @BeforeAll
  static void create() {
    namespace = KUBERNETES.newNamespace("rules");
    valid =
        ClusterResource.of(
                namespace,
                NAME,
                3,
                "kafka.example.org",
                IntStream.range(30_100, 30_108).boxed().toList(),
                "https://samsa.example.org:8443")
            .with("/spec/storage/sizeMiB", "100");
    KUBERNETES.apply(valid.text());
  }

  private static CommandResult dryRun(ClusterResource resource) {
    return KUBERNETES.tryKubectl(
        resource.text(),
        "apply",
        "--server-side",
        "--force-conflicts",
        "--dry-run=server",
        "-o",
        "json",
        "-f",
        "-");
  }

  private static ClusterResource renamed() {
    return valid.with("/metadata/name", "\"lkc-rules2\"").with("/spec/clusterId", "\"lkc-rules2\"");
  }

  @Test
  void whatIsLeftOutGetsItsDefault() {
    ClusterResource bare = renamed().without("/spec/deletion");
    JsonNode spec = ClusterResource.parse(dryRun(bare).requireSuccess().output()).at("/spec");
    assertThat(spec.at("/desiredState").asText()).isEqualTo("running");
    assertThat(spec.at("/controllers").asInt(-1)).isZero();
    assertThat(spec.at("/deletion/protected").asBoolean(true)).isFalse();
    assertThat(spec.at("/deletion/gracePeriodSeconds").asLong()).isEqualTo(86_400);
  }

  @Test
  void theShortNameAndTheColumnsShowWhatPeopleLookFor() {
    assertThat(KUBERNETES.kubectl("-n", namespace, "get", "kc"))
        .contains("TIER", "BROKERS", "KAFKA", "READY", "REASON")
        .contains(NAME, "STANDARD");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /spec/agent/urls | ["http://samsa.example.org"] | agent.urls must begin with https://
          /spec/brokers | 2 | brokers must be 1, or 3 and more
          /spec/brokers | 1 | brokers must be at least replication.factor
          /spec/brokers | 7 | more than 6 brokers need controllers: 3
          /spec/controllers | 1 | controllers must be 0 or 3
          /spec/exposure/ports | [9092, 9093, 9094] | nodePort needs ports from 30000 to 32767
          /spec/exposure/ports | [30100] | exposure.ports must name a port for each broker
          /spec/exposure | {"type": "sni", "bootstrapHost": "a.example.org"} | brokers must differ in host or in port
          /spec/replication/minInSync | 3 | minInSync must be below replication.factor
          /spec/storage/ceilingMiB | 99 | storage.ceilingMiB must be at least storage.sizeMiB
          /spec/tier | "GOLD" | tier must be BASIC, STANDARD, ENTERPRISE, DEDICATED or FREIGHT
          /metadata/name | "lkc-another" | metadata.name must be spec.clusterId
          /spec/kafkaVersion | "newest" | should match
          /spec/desiredState | "asleep" | supported values
          """)
  void aNewResourceThatCannotWorkIsRefusedWithASentence(
      String pointer, String value, String sentence) {
    CommandResult answer = dryRun(renamed().with(pointer, value));
    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.errors()).contains(sentence);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /spec/clusterId | "lkc-rules9" | clusterId never changes
          /spec/kafkaClusterId | "AAAAAAAAAAAAAAAAAAAAAA" | kafkaClusterId never changes
          /spec/organization | "org-2" | organization never changes
          /spec/environment | "env-tests2" | environment never changes
          /spec/region | "mars" | region never changes
          /spec/controllers | 3 | controllers never changes
          /spec/brokers | 1 | a cluster of one broker stays one
          /spec/kafkaVersion | "4.3.1" | kafkaVersion never goes back
          /spec/replication/factor | 4 | replication.factor never changes
          /spec/storage/sizeMiB | 99 | storage.sizeMiB never shrinks
          /spec/storage/storageClass | "fast" | storage.storageClass never changes
          """)
  void aChangeThatCannotBeMadeIsRefusedWithASentence(
      String pointer, String value, String sentence) {
    CommandResult answer = dryRun(valid.with(pointer, value));
    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.errors()).contains(sentence);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /spec/brokers | 4
          /spec/kafkaVersion | "4.10.0"
          /spec/storage/sizeMiB | 101
          /spec/desiredState | "hibernated"
          """)
  void aChangeThatCanBeMadeIsTaken(String pointer, String value) {
    dryRun(valid.with(pointer, value)).requireSuccess();
  }

  @Test
  void aProtectedClusterIsNotDeleted() {
    Path policy =
        TestKubernetes.file(
            "operator/api/src/main/resources/META-INF/samsa/deletion-protection.yaml");
    KUBERNETES.kubectl("apply", "--server-side", "-f", policy.toString());
    ClusterResource guarded = renamed().with("/spec/deletion", "{\"protected\": true}");
    KUBERNETES.apply(guarded.text());
    List<String> deletion = List.of("-n", namespace, "delete", "kc", "lkc-rules2", "--wait=false");
    List<String> trial = new ArrayList<>(deletion);
    trial.add("--dry-run=server");
    // A policy takes a while to hold; until then a deletion that is meant would succeed.
    await().untilAsserted(() -> assertProtected(trial));
    assertProtected(deletion);
    KUBERNETES.apply(guarded.with("/spec/deletion/protected", "false").text());
    KUBERNETES.kubectl(deletion.toArray(String[]::new));
  }

  private static void assertProtected(List<String> deletion) {
    assertThat(KUBERNETES.tryKubectl("", deletion.toArray(String[]::new)).errors())
        .contains("cluster lkc-rules2 is protected", "spec.deletion.protected to false");
  }
}
