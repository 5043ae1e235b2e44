package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a cluster of one broker, and of what belongs to it. */
class OneBrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> VALUES =
      IntStream.range(0, 200).mapToObj("letter %03d"::formatted).toList();

  private static OperatedNamespace namespace;
  private static TestKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    namespace = OperatedNamespace.start("one");
    kafka = namespace.settled("lkc-one1", 1);
  }

  @AfterAll
  static void stop() {
    namespace.close();
  }

  @Test
  void whatIsDeletedByHandIsMadeAgain() {
    for (String kind :
        List.of(
            "serviceaccounts",
            "networkpolicies",
            "configmaps",
            "services",
            "poddisruptionbudgets",
            "statefulsets")) {
      Map<String, String> before = kafka.uids(kind);
      assertThat(before).as(kind).isNotEmpty();
      kafka.kubectl("delete", kind, "-l", "samsa.dev/cluster=" + kafka.name(), "--cascade=orphan");
      await(kind)
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            assertThat(kafka.uids(kind)).containsOnlyKeys(before.keySet());
            assertThat(kafka.uids(kind).values()).doesNotContainAnyElementsOf(before.values());
          });
    }
    kafka.awaitSettled();
  }

  @Test
  void whatIsEditedByHandIsPutBackWithoutAnyBrokerStartingAnew() {
    Map<String, String> pods = kafka.pods();
    edit("serviceaccount/lkc-one1", "{\"automountServiceAccountToken\": true}");
    edit("networkpolicy/lkc-one1", "{\"spec\": {\"ingress\": []}}");
    edit("configmap/lkc-one1-description", "{\"data\": {\"cluster.json\": \"{}\"}}");
    edit("service/lkc-one1-nodes", "{\"spec\": {\"publishNotReadyAddresses\": false}}");
    edit("service/lkc-one1-b0", "{\"spec\": {\"selector\": {\"samsa.dev/cluster\": \"no\"}}}");
    edit("poddisruptionbudget/lkc-one1", "{\"spec\": {\"maxUnavailable\": 3}}");
    edit(
        "statefulset/lkc-one1",
        "{\"spec\": {\"template\": {\"spec\": {\"terminationGracePeriodSeconds\": 1}}}}");
    kafka.awaitSettled();
    assertThat(kafka.pods()).isEqualTo(pods);
  }

  /** Makes an edit, and waits until all that it changed is as it was. */
  private static void edit(String object, String mergePatch) {
    JsonNode before = content(object);
    kafka.kubectl("patch", object, "--type=merge", "-p", mergePatch);
    await(object)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(content(object)).isEqualTo(before));
  }

  private static JsonNode content(String object) {
    JsonNode seen = ClusterResource.parse(kafka.kubectl("get", object, "-o", "json"));
    return ((com.fasterxml.jackson.databind.node.ObjectNode) seen)
        .without(List.of("metadata", "status"));
  }

  @Test
  @Tag("long")
  void aScaledDownClusterIsScaledUpAgain() {
    kafka.kubectl("scale", "statefulset/lkc-one1", "--replicas=0");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(content("statefulset/lkc-one1").at("/spec/replicas").asInt()).isOne());
    kafka.awaitSettled();
  }

  @Test
  void aPausedClusterIsLeftAloneUntilItIsNotPausedAnyMore() {
    String object = "poddisruptionbudget/lkc-one1";
    kafka.kubectl("annotate", "kc", "lkc-one1", "samsa.dev/paused=true");
    kafka.awaitCondition("Progressing", "True Paused: nothing is changed until annotation");
    kafka.kubectl("patch", object, "--type=merge", "-p", "{\"spec\": {\"maxUnavailable\": 7}}");
    kafka.kubectl(
        "patch",
        "kc",
        "lkc-one1",
        "--type=merge",
        "-p",
        "{\"metadata\":{\"labels\":{\"seen\":\"1\"}}}");
    kafka.awaitCondition("Progressing", "True Paused");
    assertThat(content(object).at("/spec/maxUnavailable").asInt()).isEqualTo(7);

    kafka.kubectl("annotate", "kc", "lkc-one1", "samsa.dev/paused-");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(content(object).at("/spec/maxUnavailable").asInt()).isOne());
    kafka.awaitSettled();
  }

  @Test
  void aHibernatedClusterHasNoPodsAndWakesWithAllItsData() throws Exception {
    Records.write(kafka, "kept-asleep", VALUES);
    kafka.with("/spec/desiredState", "\"hibernated\"").write();
    kafka.awaitCondition("Hibernated", "True Asleep");
    assertThat(kafka.pods()).isEmpty();
    assertThat(kafka.uids("persistentvolumeclaims")).hasSize(1);

    kafka.with("/spec/desiredState", "\"running\"").write();
    kafka.awaitSettled();
    assertThat(Records.read(kafka, "kept-asleep")).isEqualTo(VALUES);
  }

  @Test
  @Tag("long")
  void aChangedConfigurationAnnouncesThatClientsHaveToWait() {
    Map<String, String> pods = kafka.pods();
    int limit = kafka.resource().at("/spec/limits/connections").asInt();
    kafka.with("/spec/limits/connections", Integer.toString(limit + 1)).write();
    kafka.awaitCondition("Progressing", "True RollingWithDowntime: the only broker starts anew");
    kafka.awaitRolled(pods);
  }

  @Test
  void aDeletedClusterComesBackWithItsDataWithinItsGracePeriod() throws Exception {
    TestKafka undeleted = namespace.cluster("lkc-one2", 1);
    undeleted.with("/spec/deletion/gracePeriodSeconds", "600").create().awaitSettled();
    Records.write(undeleted, "kept-deleted", VALUES);
    undeleted.kubectl("delete", "kc", "lkc-one2", "--timeout=120s");
    assertThat(undeleted.pods()).isEmpty();
    assertThat(
            undeleted.kubectl(
                "get", "pvc", "data-lkc-one2-0", "-o", "jsonpath={.metadata.annotations}"))
        .contains("samsa.dev/delete-after");

    undeleted.write().awaitSettled();
    assertThat(Records.read(undeleted, "kept-deleted")).isEqualTo(VALUES);
    undeleted.with("/spec/deletion/gracePeriodSeconds", "0").write();
    undeleted.kubectl("delete", "kc", "lkc-one2", "--timeout=120s");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(namespace.kubernetes().objectsOf("lkc-one2", namespace.name()))
                .containsExactly("secret/lkc-one2-nodes"));
  }

  @Test
  void aBrokerWhoseVolumeIsLostIsDegradedAndDoesNotStartAfresh() throws Exception {
    TestKafka robbed = namespace.settled("lkc-one3", 1);
    robbed.kubectl("delete", "pvc", "data-lkc-one3-0", "--wait=false");
    robbed.awaitCondition("Degraded", "True VolumeVanishing: claim data-lkc-one3-0 was deleted");
    robbed.kubectl("delete", "pod", "lkc-one3-0", "--wait=false");
    robbed.awaitCondition("Degraded", "True VolumeLost: the volume of node 0 is lost");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(robbed.seen().at("/status/brokers/0/state").asText()).isEqualTo("Failing"));
    assertThat(robbed.condition("Degraded"))
        .contains("it does not start afresh, for no other broker answers");
    assertThat(robbed.condition("Ready")).startsWith("False");
    robbed.kubectl("delete", "kc", "lkc-one3", "--timeout=120s");
  }

  @Test
  void aClusterThatCannotWorkSaysWhatToDoAndOthersWorkOn() throws Exception {
    TestKafka broken = namespace.cluster("lkc-one4", 1);
    broken.write();
    broken.awaitCondition("Degraded", "True SecretIncomplete: Secret lkc-one4-nodes with label");
    broken.with("/spec/kafkaVersion", "\"9.9.9\"").write();
    broken.awaitCondition("Degraded", "True VersionNotOffered: Kafka 9.9.9 is not offered here");
    kafka.awaitSettled();
    broken.kubectl("delete", "kc", "lkc-one4", "--timeout=120s");
  }
}
