package dev.samsa.systemtests.console;

import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Much of everything in a cluster, for stories about large lists and topics. */
final class HardData implements AutoCloseable {
  static final int GROUPS = 1_000;
  static final int RECORDS = 1_000_000;

  private static final int TOPICS_AT_ONCE = 250;
  private static final int A_SECOND = 1_000;
  private static final int STEPS_IN_A_SECOND = 10;
  private static final int PATIENCE_SECONDS = 480;
  private static final String MILLION = "million";
  private static final String HUGE = "huge";
  private static final String STEADY = "steady";

  private final Tenant tenant;
  private final KafkaAccess access;
  private final Size size;
  private final Path switchFile;
  private final KafkaProducer<String, String> producer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong sent = new AtomicLong();

  /**
   * How much.
   *
   * @param topics beside those that the stories name
   * @param hugeBytes length of the one large value
   * @param tailSeconds for how long a live tail is watched
   */
  record Size(int topics, int hugeBytes, int tailSeconds) {}

  private HardData(Tenant tenant, KafkaAccess access, Size size, Path folder) {
    this.tenant = tenant;
    this.access = access;
    this.size = size;
    this.switchFile = folder.resolve("write-steadily");
    this.producer =
        new KafkaProducer<>(
            access.javaClient(
                Map.of(
                    "linger.ms", "20",
                    "batch.size", "262144",
                    "compression.type", "lz4",
                    "max.request.size", String.valueOf(size.hugeBytes() + A_SECOND))),
            new StringSerializer(),
            new StringSerializer());
  }

  /** Fills a cluster that serves. */
  static HardData in(TenantCluster cluster, Size size, Path folder) {
    HardData data = new HardData(cluster.owner(), cluster.awaitReady().newAccess(), size, folder);
    data.fill();
    return data;
  }

  /** What the stories have to know of it. */
  Map<String, String> environment() {
    return Map.of(
        "HARD_CLUSTER", access.clusterId(),
        "HARD_EMAIL", tenant.email(),
        "HARD_PASSWORD", Tenant.PASSWORD,
        "HARD_TOPICS", String.valueOf(size.topics() + 3),
        "HARD_GROUPS", String.valueOf(GROUPS),
        "HARD_BYTES", String.valueOf(size.hugeBytes()),
        "HARD_TAIL_SECONDS", String.valueOf(size.tailSeconds()),
        "HARD_SWITCH", switchFile.toString());
  }

  private void fill() {
    int patience = PATIENCE_SECONDS * A_SECOND;
    try (Admin admin =
        Admin.create(access.javaClient(Map.of("default.api.timeout.ms", "" + patience)))) {
      createTopics(admin);
      writeRecords();
      commitPositions(admin);
    } catch (ExecutionException | java.util.concurrent.TimeoutException failure) {
      throw new AssertionError("the cluster was not filled", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
    // A thousand messages in each second for as long as a story keeps the file there.
    clock.scheduleAtFixedRate(
        this::writeSteadily, 0, A_SECOND / STEPS_IN_A_SECOND, TimeUnit.MILLISECONDS);
  }

  private void createTopics(Admin admin)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    List<NewTopic> topics = new ArrayList<>(List.of(topic(MILLION), topic(STEADY)));
    topics.add(
        topic(HUGE)
            .configs(Map.of("max.message.bytes", String.valueOf(size.hugeBytes() + A_SECOND))));
    IntStream.range(0, size.topics())
        .mapToObj(n -> topic("topic-%05d".formatted(n)))
        .forEach(topics::add);
    for (int from = 0; from < topics.size(); from += TOPICS_AT_ONCE) {
      int to = Math.min(topics.size(), from + TOPICS_AT_ONCE);
      admin.createTopics(topics.subList(from, to)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static NewTopic topic(String name) {
    return new NewTopic(name, Optional.of(1), Optional.empty());
  }

  private void writeRecords()
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    for (int n = 0; n < RECORDS; n++) {
      producer.send(new ProducerRecord<>(MILLION, "k" + n, "{\"id\":" + n + "}"));
    }
    producer
        .send(
            new ProducerRecord<>(
                HUGE, "huge", "begin " + "x".repeat(size.hugeBytes() - 11) + " end."))
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    producer.flush();
  }

  private void commitPositions(Admin admin)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    // Topics are made as soon as the controller has them, which is minutes before brokers have. The
    // first group waits for that; each that asks meanwhile is one more request to the controller.
    commitPosition(admin, 0).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    List<KafkaFuture<Void>> done = new ArrayList<>();
    for (int n = 1; n < GROUPS; n++) {
      done.add(commitPosition(admin, n));
    }
    KafkaFuture.allOf(done.toArray(KafkaFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static KafkaFuture<Void> commitPosition(Admin admin, int n) {
    return admin
        .alterConsumerGroupOffsets(
            "group-%04d".formatted(n),
            Map.of(new TopicPartition(MILLION, 0), new OffsetAndMetadata(n)))
        .all();
  }

  private void writeSteadily() {
    if (Files.exists(switchFile)) {
      for (int n = 0; n < A_SECOND / STEPS_IN_A_SECOND; n++) {
        long number = sent.getAndIncrement();
        producer.send(new ProducerRecord<>(STEADY, "k", "{\"steady\":" + number + "}"));
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close(java.time.Duration.ZERO);
  }
}
