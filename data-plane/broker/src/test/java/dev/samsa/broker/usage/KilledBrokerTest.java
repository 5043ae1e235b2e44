package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import dev.samsa.description.usage.UsageMeter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker killed fifty times while it is written to and read from: what the meter loses. */
class KilledBrokerTest {
  private static final int KILLS = Integer.getInteger("samsa.test.kills", 50);
  private static final String TOPIC = "killed";
  private static final String VALUE = "x".repeat(1_000);
  private static final long PAUSE_NANOS = 2_000_000;

  private static final Duration BOUND = Duration.ofMillis(250);

  /** A record alone in its batch. */
  private static final long RECORD_BYTES = 1_100;

  private static final int FETCH_BYTES = 64 * 1024;

  @TempDir Path folder;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> read = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final AtomicBoolean reading = new AtomicBoolean(true);

  /** Nothing is written while the broker is away, so that no burst follows: the load is even. */
  private final AtomicBoolean up = new AtomicBoolean();

  private final AtomicLong aliveNanos = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong unacknowledged = new AtomicLong();

  @Test
  void fiftyKillsLoseNoAcknowledgedRecordAndNoMoreUsageThanTheBound() throws Exception {
    try (TestCluster cluster = new TestCluster(folder, "lkc-killed", 1, TestCluster.wideLimits())) {
      cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
      cluster.publish();
      Map<String, Object> owner = new Clients(cluster).withKey("OWNER");
      Thread writer = new Thread(() -> write(owner), "writer");
      Thread reader = new Thread(() -> readOn(owner), "reader");
      killAgainAndAgain(cluster, owner, writer, reader);
      try (TestProcess last = TestProcess.start(cluster, 0).awaitReady()) {
        writing.set(false);
        writer.join();
        await().atMost(Duration.ofSeconds(60)).until(() -> read.containsAll(acknowledged));
        reading.set(false);
        reader.join();
        long stored = stored(owner);
        assertThat(last.stop()).isEqualTo(143);
        judge(cluster, stored);
      }
    }
  }

  private void killAgainAndAgain(
      TestCluster cluster, Map<String, Object> owner, Thread writer, Thread reader)
      throws Exception {
    Random random = new Random(50);
    for (int kill = 0; kill < KILLS; kill++) {
      try (TestProcess node = TestProcess.start(cluster, 0).awaitReady()) {
        if (kill == 0) {
          create(owner);
          writer.start();
          reader.start();
        }
        int before = acknowledged.size();
        up.set(true);
        await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > before);
        long since = System.nanoTime();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(600)));
        node.kill();
        aliveNanos.addAndGet(System.nanoTime() - since);
        up.set(false);
        unacknowledged.addAndGet(sent.get() - acknowledged.size());
      }
    }
  }

  private void judge(TestCluster cluster, long stored) {
    long ingress = cluster.usage().bytes(UsageMeter.INGRESS_BYTES, TOPIC);
    long egress = cluster.usage().bytes(UsageMeter.EGRESS_BYTES, TOPIC);
    // What was appended and never acknowledged is sent again; Kafka counts it again and keeps it
    // once.
    long sentAgain = unacknowledged.get() * RECORD_BYTES;
    long bound = stored * BOUND.toNanos() / aliveNanos.get() * KILLS;
    System.out.printf(
        "%d kills: %d records acknowledged, %d bytes in the log;"
            + " ingress over by %d of %d sent again; egress short by %d of %d (%d ms of load a kill)%n",
        KILLS,
        acknowledged.size(),
        stored,
        ingress - stored,
        sentAgain,
        stored - egress,
        bound,
        BOUND.toMillis());
    assertThat(read).containsAll(acknowledged);
    assertThat(cluster.usage().breaks()).isEmpty();
    assertThat(ingress).isBetween(stored, stored + sentAgain);
    assertThat(stored - egress).isBetween(-(long) KILLS * 4 * FETCH_BYTES, bound);
  }

  private void write(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("delivery.timeout.ms", "300000");
    try (KafkaProducer<String, String> producer = Clients.producer(all)) {
      for (long i = 0; writing.get(); i++) {
        while (writing.get() && !up.get()) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        String key = "record-" + i;
        sent.incrementAndGet();
        producer.send(
            new ProducerRecord<>(TOPIC, key, VALUE),
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.add(key);
              }
            });
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void readOn(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("max.partition.fetch.bytes", FETCH_BYTES);
    all.put("fetch.max.bytes", FETCH_BYTES);
    try (KafkaConsumer<String, String> consumer = Clients.consumer(all, "reader")) {
      consumer.subscribe(List.of(TOPIC));
      while (reading.get()) {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(100))) {
          read.add(each.key());
        }
      }
    }
  }

  private static void create(Map<String, Object> settings) throws Exception {
    try (Admin admin = Clients.admin(settings)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static long stored(Map<String, Object> settings) throws Exception {
    try (Admin admin = Clients.admin(settings)) {
      return admin
          .describeLogDirs(List.of(0))
          .allDescriptions()
          .get(20, TimeUnit.SECONDS)
          .values()
          .stream()
          .flatMap(dirs -> dirs.values().stream())
          .flatMap(dir -> dir.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(TOPIC))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    }
  }
}
