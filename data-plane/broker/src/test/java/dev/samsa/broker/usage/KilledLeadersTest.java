package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.LedLogs;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.broker.testbed.TestProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three brokers that replicate to each other, killed in turn while each leads a partition that is
 * written to and read from. The next leader goes on under load; the tail that the dead one appended
 * and nobody copied is cut off when it returns. Between two kills all is quiet for a moment, so
 * that logs and positions of the readers say to the byte which broker appended and sent what.
 */
@Tag("long")
class KilledLeadersTest {
  private static final int BROKERS = 3;
  private static final String TOPIC = "led";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final Map<Integer, TestProcess> nodes = new HashMap<>();
  private final Map<Integer, BrokerWindows> windows = new HashMap<>();
  private final Map<Integer, Account> accounts = new HashMap<>();

  /** By broker: the load on the partition that it leads when all is well. */
  private final Map<Integer, SteadyLoad> loads = new TreeMap<>();

  /** By broker: the partition that it leads when all is well. */
  private Map<Integer, Integer> home;

  private final Lives lives = new Lives();
  private TestCluster cluster;
  private Admin owner;
  private Admin controlPlane;
  private long cutOff;

  @BeforeEach
  void start() throws Exception {
    cluster = new TestCluster(folder, "lkc-leaders", BROKERS, TestCluster.wideLimits());
    cluster.access().key("OWNER", "u-owner").grant("u-owner", "CloudClusterAdmin");
    cluster.publish();
    for (int broker = 0; broker < BROKERS; broker++) {
      nodes.put(broker, TestProcess.start(cluster, broker));
      windows.put(broker, new BrokerWindows(cluster, broker));
    }
    for (TestProcess node : nodes.values()) {
      node.awaitReady();
    }
    Map<String, Object> settings = new Clients(cluster).withKey("OWNER");
    owner = Clients.admin(settings);
    controlPlane = Clients.admin(new Clients(cluster).internal(cluster.controlPlane()));
    owner
        .createTopics(List.of(new NewTopic(TOPIC, BROKERS, (short) BROKERS)))
        .all()
        .get(20, TimeUnit.SECONDS);
    await().atMost(PATIENCE).until(() -> leaders().size() == BROKERS && inSync());
    home =
        leaders().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    home.forEach((broker, partition) ->
        loads.put(broker, new SteadyLoad(settings, new TopicPartition(TOPIC, partition))));
    home.keySet().forEach(broker -> accounts.put(broker, new Account(received(broker))));
    loads.values().forEach(SteadyLoad::start);
  }

  @AfterEach
  void end() throws Exception {
    for (SteadyLoad load : loads.values()) {
      load.close();
    }
    owner.close(Duration.ZERO);
    controlPlane.close(Duration.ZERO);
    for (TestProcess node : nodes.values()) {
      node.close();
    }
    cluster.close();
  }

  @Test
  void nineKilledLeadersLeaveIngressAsTheirLogsSayAndEgressAsItWasReadUpToTheBound()
      throws Exception {
    killInTurn(9);
  }

  @Test
  void fiftyKilledLeadersLeaveIngressAsTheirLogsSayAndEgressAsItWasReadUpToTheBound()
      throws Exception {
    killInTurn(50);
  }

  private void killInTurn(int kills) throws Exception {
    Random random = new Random(kills);
    for (int kill = 0; kill < kills; kill++) {
      kill(kill % BROKERS, random.nextInt(900));
    }
    long stored = LedLogs.size(owner, TOPIC);
    stopInGoodOrder();
    judge(kills, stored);
  }

  /** Begins and ends with every broker at its home, and nothing under way. */
  private void kill(int broker, long millis) throws Exception {
    Map<Integer, Long> settled = new HashMap<>();
    loads.forEach((each, load) -> settled.put(each, load.acknowledgedTo()));
    SteadyLoad load = loads.get(broker);
    loads.values().forEach(SteadyLoad::run);
    long since = System.nanoTime();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    nodes.get(broker).kill();
    long nanos = System.nanoTime() - since;
    load.drain();
    AppendedBytes dead = log(broker, broker);
    long acknowledged = load.acknowledgedTo();
    long readTo = load.readTo();
    long before = dead.before(settled.get(broker));
    accounts.get(broker).died(dead.total() - before, dead.before(readTo) - before, nanos);
    windows.get(broker).takeStock();
    nodes.get(broker).close();
    nodes.put(broker, TestProcess.start(cluster, broker));
    load.awaitAnswers();
    nodes.get(broker).awaitReady();
    loads.values().forEach(SteadyLoad::settle);
    await().atMost(PATIENCE).until(this::inSync);
    creditTheLiving(broker, settled);
    creditTheHeir(broker, dead, acknowledged, readTo);
    long received = received(broker);
    lives.killed(
        accounts
            .put(broker, new Account(received))
            .close(windows.get(broker).awaitThoseOfTheKilled(), TOPIC, received));
    sendHome();
  }

  private void creditTheLiving(int dead, Map<Integer, Long> settled) throws Exception {
    Map<Integer, Integer> leaders = leaders();
    for (int broker : home.keySet()) {
      if (broker != dead) {
        assertThat(leaders.get(home.get(broker))).as("leads on").isEqualTo(broker);
        AppendedBytes log = log(broker, broker);
        accounts.get(broker).led(log.total() - log.before(settled.get(broker)));
      }
    }
  }

  private void creditTheHeir(int dead, AppendedBytes last, long acknowledged, long readTo)
      throws Exception {
    int heir = leaders().get(home.get(dead));
    assertThat(heir).isNotEqualTo(dead);
    AppendedBytes log = log(heir, dead);
    long kept = log.upToEpoch(last.lastEpoch());
    Account account = accounts.get(heir);
    account.led(log.total() - kept);
    account.inherited(kept - log.before(readTo), kept - log.before(acknowledged));
    cutOff += last.total() - kept;
  }

  private void sendHome() throws Exception {
    controlPlane.electLeaders(ElectionType.PREFERRED, null).all().get(20, TimeUnit.SECONDS);
    Map<Integer, Integer> wanted =
        home.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    await().atMost(PATIENCE).until(() -> leaders().equals(wanted));
  }

  private void stopInGoodOrder() throws Exception {
    for (SteadyLoad load : loads.values()) {
      load.finish();
    }
    nodes.values().forEach(TestProcess::askToStop);
    for (Map.Entry<Integer, TestProcess> node : nodes.entrySet()) {
      assertThat(node.getValue().awaitExit()).isEqualTo(143);
    }
    accounts.forEach((broker, account) ->
        lives.stopped(account.close(windows.get(broker).rest(), TOPIC, received(broker))));
  }

  private void judge(int kills, long stored) {
    long ingress = lives.sum(Life::ingress);
    int records = loads.values().stream().mapToInt(load -> load.acknowledged().size()).sum();
    System.out.printf(
        "%d kills in turn of %d brokers: %d records acknowledged, %d bytes in the leaders' logs,"
            + " %d cut off, %d read; ingress %d, egress %d; %s%n",
        kills,
        BROKERS,
        records,
        stored,
        cutOff,
        lives.sum(Life::read),
        ingress,
        lives.sum(Life::egress),
        lives.figures());
    assertThat(loads.values())
        .allSatisfy(load -> {
          assertThat(load.lost()).isEmpty();
          assertThat(load.readTwice()).isZero();
        });
    Lives.judgeWindows(cluster);
    lives.judge();
    assertThat(lives.sum(Life::appended)).isEqualTo(stored + cutOff);
    assertThat(lives.sum(Life::read)).isEqualTo(stored);
    assertThat(ingress - cutOff).isBetween(stored, stored + lives.sum(Life::sentAgain));
  }

  private long received(int broker) {
    return loads.values().stream().mapToLong(load -> load.received(broker)).sum();
  }

  private Map<Integer, Integer> leaders() throws Exception {
    return LedLogs.leaders(owner, TOPIC);
  }

  private boolean inSync() throws Exception {
    return LedLogs.inSync(owner, TOPIC);
  }

  /** What lies on a broker of the partition that is led at another's home. */
  private AppendedBytes log(int broker, int homeOf) throws IOException {
    Path logs = cluster.folders(broker).data().resolve("log");
    return AppendedBytes.read(logs.resolve(TOPIC + "-" + home.get(homeOf)));
  }
}
