package dev.samsa.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kinds of groups that came with Kafka 4. */
final class GroupsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(200);

  private static KafkaAccess access;

  @BeforeAll
  static void sharedCluster() {
    access = SharedCluster.get().access();
  }

  @Test
  void twoMembersOfTheNewGroupProtocolDivideThePartitions() throws Exception {
    Topics.create(access, "divided", 4);
    try (KafkaConsumer<String, String> one = member("dividers");
        KafkaConsumer<String, String> other = member("dividers");
        Admin admin = Admin.create(access.javaClient(Map.of()))) {
      one.subscribe(List.of("divided"));
      other.subscribe(List.of("divided"));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> {
            one.poll(GLANCE);
            other.poll(GLANCE);
            return one.assignment().size() == 2 && other.assignment().size() == 2;
          });

      var described =
          admin
              .describeConsumerGroups(List.of("dividers"))
              .describedGroups()
              .get("dividers")
              .get(60, TimeUnit.SECONDS);

      assertThat(described.type()).isEqualTo(GroupType.CONSUMER);
      assertThat(described.members()).hasSize(2);
      assertThat(one.assignment()).doesNotContainAnyElementsOf(other.assignment());
    }
  }

  @Test
  void aShareGroupHandsOutAMessageAgainUntilSomebodyAcceptsIt() throws Exception {
    Topics.create(access, "shared", 1);
    startAtTheBeginning("sharers");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            access.javaClient(Map.of()), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("shared", "kept"));
      producer.send(new ProducerRecord<>("shared", "given back")).get(60, TimeUnit.SECONDS);
    }
    List<String> seen = new ArrayList<>();
    try (KafkaShareConsumer<String, String> consumer = sharer("sharers")) {
      consumer.subscribe(List.of("shared"));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> {
            for (ConsumerRecord<String, String> record : consumer.poll(GLANCE)) {
              seen.add(record.value() + " " + record.deliveryCount().orElseThrow());
              consumer.acknowledge(record, verdict(record));
            }
            consumer.commitSync(PATIENCE);
            return seen.size() >= 3;
          });
    }
    assertThat(seen).containsExactlyInAnyOrder("kept 1", "given back 1", "given back 2");
  }

  private static AcknowledgeType verdict(ConsumerRecord<String, String> record) {
    boolean first = record.deliveryCount().orElseThrow() == 1;
    return record.value().equals("given back") && first
        ? AcknowledgeType.RELEASE
        : AcknowledgeType.ACCEPT;
  }

  /** Share groups start at the end of a topic unless their group says otherwise. */
  private static void startAtTheBeginning(String group) throws Exception {
    try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.GROUP, group),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("share.auto.offset.reset", "earliest"),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get(60, TimeUnit.SECONDS);
    }
  }

  private static KafkaConsumer<String, String> member(String group) {
    return new KafkaConsumer<>(
        access.javaClient(Map.of("group.id", group, "group.protocol", "consumer")),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static KafkaShareConsumer<String, String> sharer(String group) {
    return new KafkaShareConsumer<>(
        access.javaClient(Map.of("group.id", group, "share.acknowledgement.mode", "explicit")),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
