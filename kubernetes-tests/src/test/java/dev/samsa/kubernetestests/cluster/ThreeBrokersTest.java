package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients of a cluster of three brokers notice of what happens to it. */
@Tag("long")
class ThreeBrokersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static OperatedNamespace namespace;
  private static TestKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    namespace = OperatedNamespace.start("three");
    kafka = namespace.settled("lkc-three1", 3);
  }

  @AfterAll
  static void stop() {
    namespace.close();
  }

  /** Something that is done to the cluster, until all is as it shall be. */
  @FunctionalInterface
  private interface Event {
    void happens(Traffic traffic) throws Exception;
  }

  private static void underTraffic(String what, Event event) throws Exception {
    try (Traffic traffic = Traffic.start(kafka, what.replace(' ', '-'))) {
      event.happens(traffic);
      traffic.awaitMore(200);
      traffic.verify(what);
    }
  }

  private static String pod(int broker) {
    return kafka.name() + "-" + broker;
  }

  @Test
  void aKilledBrokerLosesNothing() throws Exception {
    underTraffic(
        "a killed broker",
        traffic -> {
          kafka.kill(1);
          kafka.awaitCondition("Ready", "False");
          kafka.awaitSettled();
        });
  }

  @Test
  void aDeletedPodLosesNothing() throws Exception {
    underTraffic(
        "a deleted pod",
        traffic -> {
          kafka.kubectl("delete", "pod", pod(2), "--timeout=180s");
          kafka.awaitSettled();
        });
  }

  @Test
  void aChangedConfigurationRollsOneBrokerAfterTheOther() throws Exception {
    underTraffic(
        "a rolled configuration",
        traffic -> {
          Map<String, String> before = kafka.pods();
          int limit = kafka.resource().at("/spec/limits/connections").asInt();
          kafka.with("/spec/limits/connections", Integer.toString(limit + 3)).write();
          kafka.awaitRolled(before);
        });
  }

  @Test
  void newCertificatesRollOneBrokerAfterTheOther() throws Exception {
    underTraffic(
        "new certificates",
        traffic -> {
          Map<String, String> before = kafka.pods();
          kafka.writeFiles();
          kafka.awaitRolled(before);
        });
  }

  @Test
  void aFourthBrokerGetsItsShareAndGivesItBackBeforeItGoes() throws Exception {
    underTraffic(
        "from three brokers to four and back",
        traffic -> {
          kafka.with("/spec/brokers", "4").write();
          kafka.awaitSettled();
          assertThat(brokersOf("from-three-brokers-to-four-and-back")).contains(3);
          System.out.printf(
              "from three brokers to four: longest pause %d ms%n",
              traffic.longestPause().toMillis());

          kafka.with("/spec/brokers", "3").write();
          kafka.awaitSettled();
          assertThat(brokersOf("from-three-brokers-to-four-and-back")).containsExactly(0, 1, 2);
          await()
              .atMost(PATIENCE)
              .untilAsserted(() -> {
                assertThat(kafka.pods()).hasSize(3);
                assertThat(kafka.uids("persistentvolumeclaims")).hasSize(3);
              });
        });
  }

  private static Set<Integer> brokersOf(String topic) throws Exception {
    try (Admin admin = Admin.create(kafka.client(Map.of()))) {
      return new java.util.TreeSet<>(
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .get(topic)
              .partitions()
              .stream()
              .flatMap(p -> p.replicas().stream())
              .map(org.apache.kafka.common.Node::id)
              .toList());
    }
  }

  @Test
  void volumesGrowBeforeTheyAreFull() throws Exception {
    underTraffic(
        "volumes that grow",
        traffic -> {
          int size = kafka.seen().at("/status/storage/sizeMiB").asInt();
          kafka.with("/spec/storage/ceilingMiB", Integer.toString(size + 16)).write();
          Map<String, String> before = kafka.pods();
          Records.fill(kafka, "much", size * 85 / 100);
          await()
              .atMost(PATIENCE)
              .untilAsserted(() -> {
                assertThat(kafka.seen().at("/status/storage/sizeMiB").asInt()).isEqualTo(size + 16);
                assertThat(
                        kafka.kubectl(
                            "get", "pvc", "-o", "jsonpath={.items[*].status.capacity.storage}"))
                    .isEqualTo("%1$dMi %1$dMi %1$dMi".formatted(size + 16));
              });
          kafka.awaitSettled();
          assertThat(kafka.pods()).isEqualTo(before);
        });
  }

  @Test
  void aBrokerWhoseVolumeIsLostCopiesFromTheOthers() throws Exception {
    underTraffic(
        "a lost volume",
        traffic -> {
          String claim = "data-" + pod(0);
          String before = kafka.uids("persistentvolumeclaims").get(claim);
          kafka.kubectl("delete", "pvc", claim, "--wait=false");
          kafka.awaitCondition("Degraded", "True VolumeVanishing");
          kafka.kubectl("delete", "pod", pod(0), "--wait=false");
          await()
              .atMost(PATIENCE)
              .untilAsserted(() -> {
                assertThat(kafka.uids("persistentvolumeclaims")).containsKey(claim);
                assertThat(kafka.uids("persistentvolumeclaims").get(claim)).isNotEqualTo(before);
              });
          kafka.awaitSettled();
          assertThat(kafka.condition("Degraded")).startsWith("False");
        });
  }

  @Test
  void threeBrokersSleepAndWakeWithAllTheirData() throws Exception {
    List<String> values = IntStream.range(0, 500).mapToObj("letter %03d"::formatted).toList();
    Records.write(kafka, "kept-asleep", values);
    kafka.with("/spec/desiredState", "\"hibernated\"").write();
    kafka.awaitCondition("Hibernated", "True Asleep");
    assertThat(kafka.pods()).isEmpty();

    kafka.with("/spec/desiredState", "\"running\"").write();
    kafka.awaitSettled();
    assertThat(Records.read(kafka, "kept-asleep")).isEqualTo(values);
  }
}
