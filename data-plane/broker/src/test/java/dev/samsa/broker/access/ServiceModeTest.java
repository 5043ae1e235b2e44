package dev.samsa.broker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.launch.Node;
import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.access.ServiceMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients that are at work see of a cluster that is suspended, and of its return. */
class ServiceModeTest {
  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

  @TempDir Path folder;

  private TestCluster cluster;
  private Node node;
  private Map<String, Object> settings;
  private KafkaProducer<String, String> producer;
  private KafkaConsumer<String, String> consumer;

  @BeforeEach
  void start() throws Exception {
    cluster = new TestCluster(folder, "lkc-mode", 1, TestCluster.wideLimits());
    cluster.access().key("OWNER", "u-owner").grant("u-owner", "OrganizationAdmin");
    cluster.publish();
    cluster.folders(0).create();
    node = new Node(cluster.description(), 0, cluster.folders(0));
    node.start();
    settings = new Clients(cluster).withKey("OWNER");
    try (Admin admin = Clients.admin(settings)) {
      admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
    }
    producer = Clients.producer(settings);
    Map<String, Object> oneByOne = new HashMap<>(settings);
    oneByOne.put("max.poll.records", "1");
    consumer = Clients.consumer(oneByOne, "readers");
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    produce("before");
    assertThat(consumed()).isEqualTo("before");
  }

  @AfterEach
  void stop() throws Exception {
    consumer.close();
    producer.close(Duration.ZERO);
    node.close();
    cluster.close();
  }

  @Test
  void aReadOnlyClusterIsReadToTheEndAndNotWritten() throws Exception {
    produce("unread");
    mode(ServiceMode.READ_ONLY);

    assertThatThrownBy(() -> produce("late")).hasCauseInstanceOf(TopicAuthorizationException.class);
    assertThat(consumed()).isEqualTo("unread");
    try (KafkaConsumer<String, String> another = Clients.consumer(settings, "others")) {
      another.subscribe(List.of(PARTITION.topic()));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !another.poll(Duration.ofMillis(200)).isEmpty());
    }

    mode(ServiceMode.FULL);
    produce("after");
    assertThat(consumed()).isEqualTo("after");
  }

  @Test
  void aClusterThatIsOffIsNeitherReadNorWrittenAndKeepsWhatItHas() throws Exception {
    mode(ServiceMode.OFF);

    assertThatThrownBy(() -> produce("late")).hasCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(this::consumed).isInstanceOf(TopicAuthorizationException.class);

    mode(ServiceMode.FULL);
    produce("after");
    assertThat(consumed()).isEqualTo("after");
    consumer.seekToBeginning(List.of(PARTITION));
    assertThat(consumed()).isEqualTo("before");
  }

  private void mode(ServiceMode mode) {
    cluster.access().mode(mode);
    long number = cluster.publish();
    await().atMost(Duration.ofMinutes(1)).until(() -> cluster.agent().appliedBy(0) >= number);
  }

  private void produce(String value) throws Exception {
    producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get(10, TimeUnit.SECONDS);
  }

  /** The next record, or what Kafka says instead. */
  private String consumed() {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
        return found.value();
      }
    }
    throw new AssertionError("no record came within 30 seconds");
  }
}
