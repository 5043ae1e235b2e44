package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.LedLogs;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.PrincipalUsage;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meter of a real broker against that broker's own logs. */
class MeteredBrokerTest {
  private static final int RECORDS = 3_000;
  private static final String VALUE = "news ".repeat(40);

  @TempDir Path folder;

  @Test
  void ingressIsWhatLiesInTheLogsAndEgressWhatEachGroupRead() throws Exception {
    try (TestCluster cluster = oneNode();
        TestProcess node = TestProcess.start(cluster, 0).awaitReady()) {
      Map<String, Object> owner = new Clients(cluster).withKey("OWNER");
      create(owner, "plain", "packed", "transacted", "remade");
      produce(owner, "plain", Map.of("compression.type", "none"));
      produce(owner, "packed", Map.of("compression.type", "gzip", "linger.ms", "20"));
      produceInTransactions(owner, "transacted");
      produce(owner, "remade", Map.of());
      long remadeBefore = stored(owner, "remade");
      delete(owner, "remade");
      create(owner, "remade");
      produce(owner, "remade", Map.of());
      produce(new Clients(cluster).withKey("SECOND"), "plain", Map.of());
      read(owner, "plain", "one");
      read(owner, "plain", "two");
      Map<String, Long> stored = new HashMap<>();
      for (String topic : List.of("plain", "packed", "transacted", "remade")) {
        stored.put(topic, stored(owner, topic));
      }
      stored.merge("remade", remadeBefore, Long::sum);

      assertThat(node.stop()).isEqualTo(143);

      for (Map.Entry<String, Long> topic : stored.entrySet()) {
        assertThat(cluster.usage().bytes(UsageMeter.INGRESS_BYTES, topic.getKey()))
            .as(topic.getKey())
            .isEqualTo(topic.getValue());
      }
      assertThat(cluster.usage().bytes(UsageMeter.EGRESS_BYTES, "plain"))
          .isBetween(2 * stored.get("plain"), 2 * stored.get("plain") * 103 / 100);
      assertThat(cluster.usage().breaks()).isEmpty();
      assertThat(topicIds(cluster, "remade")).isEqualTo(2);
      UsageBatch last = cluster.usage().batches().getLast();
      assertThat(last.last()).as(node.output()).isTrue();
      assertThat(topics(cluster)).noneMatch(topic -> topic.startsWith("__"));
      assertThatPrincipalsShareTheIngress(cluster);
    }
  }

  /** Quotas count whole requests, which are a little more than the batches in them. */
  private static void assertThatPrincipalsShareTheIngress(TestCluster cluster) {
    Map<String, Long> counted =
        cluster.usage().batches().stream()
            .flatMap(batch -> batch.principals().stream())
            .filter(usage -> usage.meter() == UsageMeter.INGRESS_BYTES)
            .collect(
                Collectors.groupingBy(
                    PrincipalUsage::principal, Collectors.summingLong(PrincipalUsage::amount)));
    long ingress =
        cluster.usage().batches().stream()
            .flatMap(batch -> batch.counters().stream())
            .filter(series -> series.meter() == UsageMeter.INGRESS_BYTES)
            .mapToLong(CounterSeries::delta)
            .sum();
    assertThat(counted).containsOnlyKeys("u-owner", "sa-second");
    assertThat(counted.get("u-owner")).isGreaterThan(counted.get("sa-second"));
    assertThat(counted.values().stream().mapToLong(Long::longValue).sum())
        .isBetween(ingress * 8 / 10, ingress * 13 / 10);
  }

  @Test
  void aWindowIsClosedOnRequestAndShownWhileItIsOpen() throws Exception {
    try (TestCluster cluster = oneNode();
        TestProcess node = TestProcess.start(cluster, 0).awaitReady()) {
      Map<String, Object> owner = new Clients(cluster).withKey("OWNER");
      create(owner, "shown");
      produce(owner, "shown", Map.of());
      long stored = stored(owner, "shown");

      await().atMost(Duration.ofSeconds(20)).until(() -> cluster.usage().open() != null);
      cluster.usage().requestClose();

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> cluster.usage().bytes(UsageMeter.INGRESS_BYTES, "shown") == stored);
      assertThat(node.stop()).isEqualTo(143);
    }
  }

  @Test
  void windowsOfATimeWithoutAControlPlaneArriveLaterAndWhole() throws Exception {
    try (TestCluster cluster = oneNode();
        TestProcess node = TestProcess.start(cluster, 0).awaitReady()) {
      Map<String, Object> owner = new Clients(cluster).withKey("OWNER");
      create(owner, "spooled");
      cluster.agent().close();
      produce(owner, "spooled", Map.of());
      long stored = stored(owner, "spooled");
      assertThat(node.stop()).isEqualTo(143);
      assertThat(cluster.usage().bytes(UsageMeter.INGRESS_BYTES, "spooled")).isZero();

      cluster.startAgent();
      try (TestProcess again = TestProcess.start(cluster, 0).awaitReady()) {
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> cluster.usage().bytes(UsageMeter.INGRESS_BYTES, "spooled") == stored);
        assertThat(again.stop()).isEqualTo(143);
      }
      assertThat(cluster.usage().bytes(UsageMeter.INGRESS_BYTES, "spooled")).isEqualTo(stored);
      assertThat(cluster.usage().breaks()).isEmpty();
    }
  }

  private TestCluster oneNode() throws Exception {
    TestCluster cluster = new TestCluster(folder, "lkc-metered", 1, TestCluster.wideLimits());
    cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
    cluster.access().key("SECOND", "sa-second").grant("sa-second", "CloudClusterAdmin");
    cluster.publish();
    return cluster;
  }

  private static void create(Map<String, Object> settings, String... topics) throws Exception {
    try (Admin admin = Clients.admin(settings)) {
      admin
          .createTopics(List.of(topics).stream().map(t -> new NewTopic(t, 2, (short) 1)).toList())
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static void delete(Map<String, Object> settings, String topic) throws Exception {
    try (Admin admin = Clients.admin(settings)) {
      admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !admin.listTopics().names().get(10, TimeUnit.SECONDS).contains(topic));
    }
  }

  private static void produce(
      Map<String, Object> settings, String topic, Map<String, Object> more) {
    try (KafkaProducer<String, String> producer = producer(settings, more)) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>(topic, "key-" + i, VALUE + i));
      }
    }
  }

  private static void produceInTransactions(Map<String, Object> settings, String topic) {
    try (KafkaProducer<String, String> producer =
        producer(settings, Map.of("transactional.id", "tx-" + topic))) {
      producer.initTransactions();
      for (int i = 0; i < 6; i++) {
        producer.beginTransaction();
        for (int j = 0; j < 50; j++) {
          producer.send(new ProducerRecord<>(topic, "key-" + j, VALUE + i));
        }
        if (i % 3 == 2) {
          producer.abortTransaction();
        } else {
          producer.commitTransaction();
        }
      }
    }
  }

  private static KafkaProducer<String, String> producer(
      Map<String, Object> settings, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(settings);
    all.remove("default.api.timeout.ms");
    all.put("acks", "all");
    all.putAll(more);
    return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  private static void read(Map<String, Object> settings, String topic, String group) {
    try (var consumer = Clients.consumer(settings, group)) {
      consumer.subscribe(List.of(topic));
      int[] read = {0};
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            read[0] += consumer.poll(Duration.ofMillis(200)).count();
            return read[0] >= RECORDS;
          });
    }
  }

  /** Size of the topic's logs as Kafka itself says it. */
  private static long stored(Map<String, Object> settings, String topic) throws Exception {
    try (Admin admin = Clients.admin(settings)) {
      return LedLogs.size(admin, topic);
    }
  }

  private static long topicIds(TestCluster cluster, String topic) {
    return cluster.usage().batches().stream()
        .flatMap(batch -> batch.counters().stream())
        .filter(series -> series.topic().equals(topic))
        .map(CounterSeries::topicId)
        .distinct()
        .count();
  }

  private static List<String> topics(TestCluster cluster) {
    return cluster.usage().batches().stream()
        .flatMap(batch -> batch.counters().stream())
        .map(CounterSeries::topic)
        .distinct()
        .toList();
  }
}
