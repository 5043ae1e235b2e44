package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker killed fifty times while it is written to and read from. Each of its lives is judged by
 * itself, so that what one lost cannot hide behind what another counted twice.
 */
class KilledBrokerTest {
  private static final int KILLS = Integer.getInteger("samsa.test.kills", 50);
  private static final String TOPIC = "killed";
  private static final Duration BOUND = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What clients and log said when a life ended, summed over all lives. */
  private record Ledger(long appended, long acknowledged, long read) {
    static final Ledger EMPTY = new Ledger(0, 0, 0);
  }

  @TempDir Path folder;

  private final List<Life> lives = new ArrayList<>();
  private final Set<String> boots = new HashSet<>();
  private TestCluster cluster;
  private Map<String, Object> owner;
  private SteadyLoad load;
  private Ledger before = Ledger.EMPTY;
  private Ledger now = Ledger.EMPTY;
  private int reported;
  private long nanos;

  @BeforeEach
  void prepare() throws IOException {
    cluster = new TestCluster(folder, "lkc-killed", 1, TestCluster.wideLimits());
    owner = new Clients(cluster).withKey("OWNER");
    load = new SteadyLoad(owner, TOPIC);
  }

  @AfterEach
  void end() throws InterruptedException {
    load.close();
    cluster.close();
  }

  @Test
  void fiftyKillsLoseNoAcknowledgedRecordAndNoMoreUsageThanTheBound() throws Exception {
    cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
    cluster.publish();
    Random random = new Random(50);
    for (int kill = 0; kill < KILLS; kill++) {
      liveAndDie(kill == 0, 300 + random.nextInt(600));
    }
    endInGoodOrder();
    judge();
  }

  private void liveAndDie(boolean first, long millis) throws Exception {
    try (TestProcess node = TestProcess.start(cluster, 0).awaitReady()) {
      if (first) {
        createTopic();
        load.start();
      } else {
        settle(awaitWindowOfTheKilled());
      }
      long since = load.run();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      node.kill();
      nanos = System.nanoTime() - since;
      load.pause();
      takeStock();
    }
  }

  /** The last run stops by itself. */
  private void endInGoodOrder() throws Exception {
    try (TestProcess last = TestProcess.start(cluster, 0).awaitReady()) {
      settle(awaitWindowOfTheKilled());
      long since = load.run();
      load.finish();
      nanos = System.nanoTime() - since;
      assertThat(last.stop()).isEqualTo(143);
      takeStock();
      settle(cluster.usage().batches().size());
    }
  }

  /** Reads the log of the dead, and which of its runs have closed windows. */
  private void takeStock() throws IOException {
    Path data = cluster.folders(0).data();
    AppendedBytes log = AppendedBytes.read(data.resolve("log").resolve(TOPIC + "-0"));
    now = new Ledger(log.total(), log.before(load.acknowledgedTo()), log.before(load.readTo()));
    cluster.usage().batches().forEach(batch -> boots.add(batch.bootId()));
    try (Stream<Path> spool = Files.list(data.resolve("usage/spool"))) {
      for (Path file : spool.filter(f -> f.toString().endsWith(".json")).toList()) {
        boots.add(DescriptionJson.read(Files.readString(file), UsageBatch.class).bootId());
      }
    }
  }

  /** What a kill left open is the first window of the next run; returns how many came with it. */
  private int awaitWindowOfTheKilled() {
    await().atMost(PATIENCE).until(() -> firstOfANewRun() < cluster.usage().batches().size());
    return firstOfANewRun() + 1;
  }

  private int firstOfANewRun() {
    List<UsageBatch> all = cluster.usage().batches();
    int first = 0;
    while (first < all.size() && boots.contains(all.get(first).bootId())) {
      first++;
    }
    return first;
  }

  /** Puts what was reported of the life that has ended beside what is known of it. */
  private void settle(int until) {
    List<UsageBatch> windows = cluster.usage().batches().subList(reported, until);
    lives.add(
        new Life(
            now.appended() - before.appended(),
            before.appended() - before.acknowledged(),
            now.read() - before.read(),
            now.appended() - now.read(),
            bytes(windows, UsageMeter.INGRESS_BYTES),
            bytes(windows, UsageMeter.EGRESS_BYTES),
            nanos));
    before = now;
    reported = until;
  }

  private void judge() {
    long bound = 0;
    long shortBy = 0;
    for (Life life : lives.subList(0, KILLS)) {
      bound += life.load(BOUND.toNanos());
      shortBy += Math.max(0, life.egressShort());
    }
    print(shortBy, bound);
    assertThat(load.read()).containsAll(load.acknowledged());
    assertThat(load.readTwice()).isZero();
    assertThat(cluster.usage().breaks()).isEmpty();
    assertThat(lives).hasSize(KILLS + 1);
    assertThat(lives)
        .allSatisfy(life -> {
          assertThat(life.ingressOver()).isBetween(0L, life.sentAgain());
          assertThat(-life.egressShort()).isLessThanOrEqualTo(life.notArrived());
        });
    assertThat(shortBy).isLessThanOrEqualTo(bound);
    assertThat(lives.getLast().egressShort()).as("a clean stop loses nothing").isZero();
  }

  private void print(long shortBy, long bound) {
    System.out.printf(
        "%d kills: %d records acknowledged, %d bytes in the log, %d read;"
            + " ingress over by %d of %d sent again;"
            + " egress short by %d of %d (%d ms of load a kill), at worst %d in one life;"
            + " over by %d of %d that had not arrived%n",
        KILLS,
        load.acknowledged().size(),
        now.appended(),
        now.read(),
        lives.stream().mapToLong(Life::ingressOver).sum(),
        lives.stream().mapToLong(Life::sentAgain).sum(),
        shortBy,
        bound,
        BOUND.toMillis(),
        lives.stream().mapToLong(Life::egressShort).max().orElseThrow(),
        lives.stream().mapToLong(life -> Math.max(0, -life.egressShort())).sum(),
        lives.stream().mapToLong(Life::notArrived).sum());
  }

  private static long bytes(List<UsageBatch> windows, UsageMeter meter) {
    return windows.stream()
        .flatMap(window -> window.counters().stream())
        .filter(series -> series.meter() == meter && series.topic().equals(TOPIC))
        .mapToLong(CounterSeries::delta)
        .sum();
  }

  private void createTopic() throws Exception {
    try (Admin admin = Clients.admin(owner)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }
}
