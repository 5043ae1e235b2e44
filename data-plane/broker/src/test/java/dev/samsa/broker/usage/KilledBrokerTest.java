package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
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

  /** What clients and log said when a life ended, summed over all lives. */
  private record Ledger(long appended, long acknowledged, long read) {
    static final Ledger EMPTY = new Ledger(0, 0, 0);
  }

  @TempDir Path folder;

  private final Lives lives = new Lives();
  private TestCluster cluster;
  private Map<String, Object> owner;
  private SteadyLoad load;
  private BrokerWindows windows;
  private Ledger before = Ledger.EMPTY;
  private Ledger now = Ledger.EMPTY;
  private long nanos;

  @BeforeEach
  void prepare() throws IOException {
    cluster = new TestCluster(folder, "lkc-killed", 1, TestCluster.wideLimits());
    owner = new Clients(cluster).withKey("OWNER");
    load = new SteadyLoad(owner, new TopicPartition(TOPIC, 0));
    windows = new BrokerWindows(cluster, 0);
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
        lives.killed(settle(windows.awaitThoseOfTheKilled()));
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
      lives.killed(settle(windows.awaitThoseOfTheKilled()));
      long since = load.run();
      load.finish();
      nanos = System.nanoTime() - since;
      assertThat(last.stop()).isEqualTo(143);
      takeStock();
      lives.stopped(settle(windows.rest()));
    }
  }

  /** Reads the log of the dead, and which of its runs have closed windows. */
  private void takeStock() throws IOException {
    Path data = cluster.folders(0).data();
    AppendedBytes log = AppendedBytes.read(data.resolve("log").resolve(TOPIC + "-0"));
    now = new Ledger(log.total(), log.before(load.acknowledgedTo()), log.before(load.readTo()));
    windows.takeStock();
  }

  /** Puts what was reported of the life that has ended beside what is known of it. */
  private Life settle(List<UsageBatch> reported) {
    long appended = now.appended() - before.appended();
    Life life =
        new Life(
            appended,
            before.appended() - before.acknowledged(),
            now.read() - before.read(),
            now.appended() - now.read(),
            0,
            BrokerWindows.bytes(reported, UsageMeter.INGRESS_BYTES, TOPIC),
            BrokerWindows.bytes(reported, UsageMeter.EGRESS_BYTES, TOPIC),
            (double) appended / nanos);
    before = now;
    return life;
  }

  private void judge() {
    System.out.printf(
        "%d kills: %d records acknowledged, %d bytes in the log, %d read; %s%n",
        KILLS, load.acknowledged().size(), now.appended(), now.read(), lives.figures());
    assertThat(load.lost()).isEmpty();
    assertThat(load.readTwice()).isZero();
    Lives.judgeWindows(cluster);
    lives.judge();
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
