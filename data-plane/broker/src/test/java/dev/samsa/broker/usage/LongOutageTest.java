package dev.samsa.broker.usage;

import static dev.samsa.broker.usage.TestMeter.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.agent.AgentClient;
import dev.samsa.broker.agent.PemTls;
import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.cluster.SecretFiles;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of a time in which the control plane refuses them, over the edge of an hour. */
class LongOutageTest {
  private static final String CLUSTER = "lkc-outage";
  private static final long SPOOL_BYTES = 1 << 20;
  private static final long HOUR = 60 * MINUTE;

  /** 16:00 of some day. */
  private static final long EDGE = 472_240L * HOUR;

  /** Two and a half minutes before the hour ends. */
  private static final long BEGIN = EDGE - 150_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A window as it was counted. */
  private record Counted(long start, long end, long bytes) {}

  @TempDir private Path folder;

  private final List<Counted> expected = new ArrayList<>();
  private TestCluster cluster;
  private AgentClient agent;
  private TestMeter meter;
  private UsageSender sender;

  @BeforeEach
  void start() throws Exception {
    cluster = new TestCluster(folder.resolve("cluster"), CLUSTER, 1, TestCluster.wideLimits());
    agent = new AgentClient(cluster.description().agent().urls(), tls());
    Path usage = Files.createDirectories(folder.resolve("usage"));
    meter = new TestMeter(usage, SPOOL_BYTES, BEGIN);
    cluster.agent().tell(meter::now);
    makeSender();
    sender.handshake(Duration.ofSeconds(20));
    cluster.agent().refuseUsage(true);
    sender.start();
  }

  @AfterEach
  void stop() throws IOException {
    sender.close();
    meter.close();
    agent.close();
    cluster.close();
  }

  @Test
  void everyWindowArrivesAfterwardsOnceAndInItsOwnMinute() throws Exception {
    countUntil(BEGIN + 30_000, 1_000);
    for (int minute = 1; minute <= 6; minute++) {
      countUntil(meter.now() + MINUTE, 1_000 + minute);
    }
    awaitARefusal();
    assertThat(cluster.usage().batches()).isEmpty();
    assertThat(meter.spool().state().batches()).isEqualTo(7);

    cluster.agent().refuseUsage(false);

    assertThatAllArrived();
  }

  @Test
  void aBrokerKilledInTheOutageSendsWhatTheRunBeforeHadClosed() throws Exception {
    countUntil(BEGIN + 30_000, 1_000);
    countUntil(meter.now() + MINUTE, 2_000);
    awaitARefusal();
    sender.close();
    meter.count("news", 50);
    meter.kill();
    meter.start();
    makeSender();
    sender.start();
    countUntil(EDGE, 300, 50);
    countUntil(EDGE + MINUTE, 4_000);
    awaitARefusal();

    cluster.agent().refuseUsage(false);

    assertThatAllArrived();
    assertThat(cluster.usage().batches())
        .extracting(UsageBatch::bootId)
        .containsExactly("boot-1", "boot-1", "boot-2", "boot-2");
  }

  private void countUntil(long end, long bytes) {
    countUntil(end, bytes, 0);
  }

  /** Counts, lets the time pass and the window close. */
  private void countUntil(long end, long bytes, long already) {
    long start = meter.now();
    meter.count("news", bytes);
    meter.pass(end - start);
    expected.add(new Counted(start, end, bytes + already));
    sender.wake();
  }

  private void assertThatAllArrived() {
    await().atMost(PATIENCE).until(() -> meter.spool().state().batches() == 0);
    List<Counted> arrived =
        cluster.usage().batches().stream()
            .map(w -> new Counted(w.windowStart(), w.windowEnd(), TestMeter.bytes(List.of(w))))
            .toList();
    assertThat(arrived).containsExactlyElementsOf(expected);
    assertThat(arrived).allMatch(w -> w.start() / MINUTE == (w.end() - 1) / MINUTE);
    assertThat(arrived).extracting(w -> w.start() < EDGE).contains(true, false);
    assertThat(cluster.usage().breaks()).isEmpty();
    assertThat(TestMeter.bytes(cluster.usage().batches()))
        .isEqualTo(meter.total("news").orElseThrow());
  }

  private void awaitARefusal() {
    int before = cluster.agent().refusals();
    await().atMost(PATIENCE).until(() -> cluster.agent().refusals() > before);
  }

  private void makeSender() {
    sender = new UsageSender(agent, CLUSTER, meter.spool(), meter.clock(), () -> {});
  }

  private SSLContext tls() throws Exception {
    Path secrets = cluster.folders(0).secrets();
    return PemTls.context(
        Files.readString(secrets.resolve(SecretFiles.AGENT_CERT)),
        Files.readString(secrets.resolve(SecretFiles.AGENT_KEY)),
        Files.readString(secrets.resolve(SecretFiles.AGENT_TRUST)));
  }
}
