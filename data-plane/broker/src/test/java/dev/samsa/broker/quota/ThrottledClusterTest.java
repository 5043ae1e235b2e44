package dev.samsa.broker.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.broker.launch.Node;
import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.cluster.ClusterLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients with the time-outs that they have by default, on a cluster whose rate is lowered to an
 * eighth under them. In one step that would mute them for 77 seconds, and their requests would time
 * out after 30.
 */
class ThrottledClusterTest {
  private static final String TOPIC = "throttled";
  private static final long MIB = 1L << 20;
  private static final int RECORD = 50_000;
  private static final double REQUEST_TIMEOUT_MS = 30_000;

  @TempDir private Path folder;

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicReference<Double> longestFetchThrottle = new AtomicReference<>(0.0);
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

  @Test
  void noDefaultTimeOutExpiresWhileAClusterIsSlowedDown() throws Exception {
    ClusterLimits limits = new ClusterLimits(8 * MIB, 8 * MIB, 100, 100, 1_048_588, -1);
    try (TestCluster cluster = new TestCluster(folder, "lkc-slow", 1, limits)) {
      cluster.access().key("OWNER", "u-owner").grant("u-owner", "OrganizationAdmin");
      cluster.publish();
      cluster.folders(0).create();
      try (Node node = new Node(cluster.description(), 0, cluster.folders(0))) {
        node.start();
        slowDown(cluster);
      }
    }
  }

  private void slowDown(TestCluster cluster) throws Exception {
    Map<String, Object> settings = defaults(new Clients(cluster).withKey("OWNER"));
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        KafkaProducer<byte[], byte[]> one = producer(settings);
        KafkaProducer<byte[], byte[]> other = producer(settings)) {
      try {
        threads.execute(() -> write(one));
        threads.execute(() -> write(other));
        threads.execute(() -> read(settings));
        // Fast enough, for longer than a quota window, that the way down has several steps.
        awaitRate(Duration.ofSeconds(12), 3 * MIB, Double.MAX_VALUE);

        cluster.access().quota(new PrincipalQuota(PrincipalQuota.CLUSTER, MIB, MIB, null));
        cluster.publish();
        awaitRate(Duration.ofSeconds(15), MIB / 2.0, 1.25 * MIB);
        long readByThen = read.get();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> read.get() > readByThen);

        cluster.access().withoutQuotas();
        cluster.publish();
        awaitRate(Duration.ofSeconds(5), 2 * MIB, Double.MAX_VALUE);
      } finally {
        running.set(false);
      }
      for (KafkaProducer<byte[], byte[]> producer : List.of(one, other)) {
        assertThat(metric(producer.metrics(), "produce-throttle-time-max"))
            .isPositive()
            .isLessThan(REQUEST_TIMEOUT_MS);
        assertThat(metric(producer.metrics(), "record-retry-total")).isZero();
        assertThat(metric(producer.metrics(), "record-error-total")).isZero();
      }
    }
    assertThat(failures).isEmpty();
    assertThat(longestFetchThrottle.get()).isPositive().isLessThan(REQUEST_TIMEOUT_MS);
  }

  /** Waits until the clients have written at such a rate for so long. */
  private void awaitRate(Duration span, double least, double most) {
    Queue<long[]> samples = new ConcurrentLinkedQueue<>();
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          samples.add(new long[] {System.nanoTime(), written.get()});
          long[] now = samples.stream().reduce((a, b) -> b).orElseThrow();
          while (now[0] - samples.element()[0] > span.plusSeconds(1).toNanos()) {
            samples.remove();
          }
          long[] first = samples.element();
          double seconds = (now[0] - first[0]) / 1e9;
          double rate = (now[1] - first[1]) / seconds;
          return seconds >= span.toSeconds() && rate >= least && rate <= most;
        });
  }

  private void write(KafkaProducer<byte[], byte[]> producer) {
    byte[] value = new byte[RECORD];
    try {
      while (running.get()) {
        producer.send(
            new ProducerRecord<>(TOPIC, value),
            (metadata, failure) -> {
              if (failure == null) {
                written.addAndGet(RECORD);
              } else {
                noteFailure(failure);
              }
            });
      }
    } catch (KafkaException | IllegalStateException e) {
      // Closed under its hands at the end.
      noteFailure(e);
    }
  }

  private void noteFailure(Exception failure) {
    if (running.get()) {
      failures.add(failure);
    }
  }

  private void read(Map<String, Object> settings) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
      consumer.subscribe(List.of(TOPIC));
      while (running.get()) {
        read.addAndGet(consumer.poll(Duration.ofSeconds(1)).count());
        // It looks back no further than a minute, so that it is asked all the time.
        longestFetchThrottle.accumulateAndGet(
            metric(consumer.metrics(), "fetch-throttle-time-max"), Math::max);
      }
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  /** Time-outs are left as Kafka's clients have them. */
  private static Map<String, Object> defaults(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.remove("default.api.timeout.ms");
    all.remove("request.timeout.ms");
    return all;
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("group.id", "readers");
    all.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static double metric(Map<MetricName, ? extends Metric> metrics, String name) {
    return metrics.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .filter(entry -> !entry.getKey().group().endsWith("-topic-metrics"))
        .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }
}
