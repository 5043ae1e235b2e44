package dev.samsa.controlplane.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.description.usage.UsageAck;
import dev.samsa.description.usage.UsageAck.Outcome;
import dev.samsa.description.usage.UsageBatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class UsageIntakeTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject UsageIntake intake;
  @Inject HourSealing sealing;
  @Inject UsageDrain drain;
  @Inject Database database;

  private final Instant hour =
      Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
  private TestCluster cluster;
  private TestBroker broker;

  @BeforeEach
  void createCluster() {
    cluster = TestCluster.create(database, hour.minus(1, ChronoUnit.HOURS), 3);
    broker = new TestBroker(cluster.id(), 1);
  }

  @Test
  void aBatchSentThreeTimesIsCountedOnce() {
    String batch = TestBroker.json(broker.window(hour, hour.plus(MINUTE), 1_000));

    assertThat(take(batch).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(take(batch).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(take(batch).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(billed()).isEqualTo(1_000);
  }

  @Test
  void anAlteredBatchIsPutAsideAndNothingOfItIsBilled() {
    UsageBatch batch = broker.window(hour, hour.plus(MINUTE), 1_000);
    take(batch);

    UsageAck ack =
        take(
            broker.batch(
                1, hour, hour.plus(MINUTE), List.of(TestBroker.piece(0, 5_000)), List.of(), false));

    assertThat(ack.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(ack.reason()).contains("came before with other content");
    assertThat(billed()).isEqualTo(1_000);
    assertThat(quarantined()).isEqualTo(1);
  }

  @Test
  void batchesInAnyOrderGiveTheSameBillAndLeaveNoGap() {
    List<UsageBatch> batches = new ArrayList<>();
    for (int minute = 0; minute < 30; minute++) {
      Instant from = hour.plus(MINUTE.multipliedBy(minute));
      batches.add(broker.window(from, from.plus(MINUTE), 100 + minute));
    }
    Collections.shuffle(batches, new Random(4));

    batches.forEach(batch -> assertThat(take(batch).outcome()).isEqualTo(Outcome.ACCEPTED));

    assertThat(billed()).isEqualTo(30 * 100 + 29 * 30 / 2);
    assertThat(openGaps()).isZero();
    assertThat(minutes().get(7)).isEqualTo(107);
  }

  @Test
  void countsThatNoBatchBringsAreAGapAndAreNotBilled() {
    take(broker.window(hour, hour.plus(MINUTE), 1_000));
    broker.window(hour.plus(MINUTE), hour.plus(MINUTE.multipliedBy(2)), 77);
    take(broker.window(hour.plus(MINUTE.multipliedBy(2)), hour.plus(MINUTE.multipliedBy(3)), 500));

    assertThat(billed()).isEqualTo(1_500);
    assertThat(
            database.first(
                "SELECT from_total, to_total FROM usage_gap WHERE cluster_id = ?",
                row -> row.getLong(1) + "-" + row.getLong(2),
                cluster.key()))
        .contains("1000-1077");
  }

  @Test
  void aRunAfterACrashGoesOnWithTheSameTotals() {
    take(broker.window(hour, hour.plusSeconds(20), 1_000));
    broker.restart();
    take(broker.window(hour.plusSeconds(20), hour.plusSeconds(30), 200));
    take(broker.window(hour.plusSeconds(40), hour.plus(MINUTE), 3));

    assertThat(billed()).isEqualTo(1_203);
    assertThat(openGaps()).isZero();
  }

  @Test
  void aBatchFromBeforeACrashThatWasCountedUnderAnotherRunIsPutAside() {
    take(broker.window(hour, hour.plusSeconds(20), 1_000));
    broker.restart();

    UsageAck ack =
        take(
            broker.batch(
                1,
                hour.plusSeconds(10),
                hour.plusSeconds(20),
                List.of(TestBroker.piece(900, 1_000)),
                List.of(),
                false));

    assertThat(ack.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(ack.reason()).contains("is counted up to 1000 already");
    assertThat(billed()).isEqualTo(1_000);
  }

  @Test
  void aWindowFiveMinutesAheadIsPutAsideAndOneFiveMinutesBehindIsCounted() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    UsageAck ahead =
        take(broker.window(now.plus(MINUTE.multipliedBy(5)), now.plus(MINUTE.multipliedBy(6)), 1));
    TestBroker late = new TestBroker(cluster.id(), 2);
    UsageAck behind =
        take(late.window(now.minus(MINUTE.multipliedBy(5)), now.minus(MINUTE.multipliedBy(4)), 2));

    assertThat(ahead.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(ahead.reason()).contains("in the future");
    assertThat(behind.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(billed()).isEqualTo(2);
  }

  @Test
  void whatMakesNoSenseIsPutAsideWithItsReason() {
    String good = TestBroker.json(broker.window(hour, hour.plus(MINUTE), 1_000));

    assertQuarantined(good.replace("INGRESS_BYTES", "MOON_PHASES"), "MOON_PHASES");
    assertQuarantined(good.replace("\"topic\":\"news\"", "\"topic\":\"a b\""), "not a topic");
    assertQuarantined(
        good.replace("\"topic\":\"news\"", "\"topic\":\"__consumer_offsets\""), "not a topic");
    assertQuarantined(good.replace("\"totalAtStart\":0", "\"totalAtStart\":1001"), "goes down");
    assertQuarantined(good.replace("\"broker\":1", "\"broker\":9"), "no broker 9");
    assertQuarantined(good.replace(cluster.id(), "lkc-other"), "came from another");
    assertQuarantined(good.substring(0, good.length() / 2), "");
    assertQuarantined("null", "");
    assertThat(billed()).isZero();
    assertThat(quarantined()).isEqualTo(8);
    assertThat(take(good).outcome()).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aClusterThatNeverWasIsNotFound() {
    assertThat(intake.take("lkc-nobody", "{}")).isEmpty();
  }

  @Test
  void windowsThatWaitedForAControlPlaneAreBilledInTheHoursInWhichTheyWere() {
    List<UsageBatch> waited = new ArrayList<>();
    for (int i = 0; i < 3 * 60; i++) {
      Instant from = hour.minus(1, ChronoUnit.HOURS).plus(MINUTE.multipliedBy(i));
      waited.add(broker.window(from, from.plus(MINUTE), 1 + i / 60));
    }

    waited.forEach(batch -> assertThat(take(batch).outcome()).isEqualTo(Outcome.ACCEPTED));

    assertThat(
            database.list(
                "SELECT amount FROM usage_bucket WHERE cluster_id = ? ORDER BY hour",
                row -> row.getLong(1),
                cluster.key()))
        .containsExactly(60L, 120L, 180L);
    assertThat(openGaps()).isZero();
  }

  @Test
  void theSameBatchFromManyConnectionsAtOnceIsCountedOnce() throws Exception {
    String batch = TestBroker.json(broker.window(hour, hour.plus(MINUTE), 1_000));
    List<Callable<Outcome>> senders = Collections.nCopies(8, () -> take(batch).outcome());

    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(senders.size())) {
      for (Future<Outcome> each : threads.invokeAll(senders)) {
        outcomes.add(each.get());
      }
    }

    assertThat(outcomes).containsOnlyOnce(Outcome.ACCEPTED);
    assertThat(outcomes).filteredOn(o -> o == Outcome.DUPLICATE).hasSize(7);
    assertThat(billed()).isEqualTo(1_000);
    assertThat(quarantined()).isZero();
  }

  @Test
  void anOpenWindowIsShownButNotBilled() {
    take(
        broker.batch(
            0, hour, hour.plusSeconds(5), List.of(TestBroker.piece(0, 9)), List.of(), false));

    assertThat(billed()).isZero();
    assertThat(
            database.first(
                "SELECT open_end FROM usage_broker WHERE cluster_id = ?",
                row -> Database.instant(row, "open_end"),
                cluster.key()))
        .contains(hour.plusSeconds(5));
  }

  @Test
  void aClusterIsDrainedWhenTheLastWindowOfEachBrokerWasTakenIn() {
    assertThat(drain.isDrained(cluster.id())).isTrue();
    take(broker.window(hour, hour.plusSeconds(20), 1));
    assertThat(drain.isDrained(cluster.id())).isFalse();
    UsageBatch missing = broker.window(hour.plusSeconds(20), hour.plusSeconds(40), 1);
    take(broker.window(hour.plusSeconds(40), hour.plus(MINUTE), 1, 0, true));
    assertThat(drain.isDrained(cluster.id())).isFalse();
    take(missing);
    assertThat(drain.isDrained(cluster.id())).isTrue();
    assertThat(drain.isDrained(cluster.id(), 1)).isTrue();
  }

  @Test
  void aBrokerThatServedButWasNeverHeardOfHoldsUsage() {
    database.update(
        "UPDATE kafka_node SET seen_at = ? WHERE cluster_id = ? AND node_id = 1",
        hour,
        cluster.key());

    assertThat(drain.isDrained(cluster.id())).isFalse();
    assertThat(drain.isDrained(cluster.id(), 1)).isFalse();
    assertThat(drain.isDrained(cluster.id(), 2)).isTrue();

    take(broker.window(hour, hour.plus(MINUTE), 1, 0, true));
    assertThat(drain.isDrained(cluster.id())).isTrue();
  }

  @Test
  void aBrokerThatRanForLongerThanBatchesAreKeptIsDrainedAsWell() {
    take(broker.window(hour, hour.plusSeconds(20), 1));
    take(broker.window(hour.plusSeconds(20), hour.plusSeconds(40), 1));
    take(broker.window(hour.plusSeconds(40), hour.plus(MINUTE), 1, 0, true));
    database.update("DELETE FROM usage_batch WHERE cluster_id = ? AND sequence < 3", cluster.key());
    assertThat(drain.isDrained(cluster.id())).isFalse();

    database.update(
        "UPDATE usage_boot SET began_at = ? WHERE cluster_id = ?",
        hour.minus(41, ChronoUnit.DAYS),
        cluster.key());

    assertThat(drain.isDrained(cluster.id())).isTrue();
  }

  @Test
  void whatTopicsUsedIsTheSameBeforeAndAfterTheirHourIsSealed() {
    TestBroker other = new TestBroker(cluster.id(), 2);
    take(broker.window(hour, hour.plus(MINUTE), 1_000, 7, false));
    take(broker.window(hour.plus(MINUTE), hour.plus(MINUTE.multipliedBy(2)), 30, 7, false));
    take(other.window(hour, hour.plus(MINUTE), 500));
    List<String> open = counted("usage_topic");
    assertThat(open).containsExactly("news INGRESS_BYTES 1530");

    sealing.seal(cluster.key(), hour, Instant.now());

    assertThat(counted("usage_topic_bucket")).isEqualTo(open);
    assertThat(counted("usage_topic")).isEqualTo(open);
    sealing.seal(cluster.key(), hour, Instant.now());
    assertThat(counted("usage_topic")).isEqualTo(open);
  }

  private List<String> counted(String table) {
    return database.list(
        "SELECT concat_ws(' ', topic, meter, sum(amount)) FROM "
            + table
            + " WHERE cluster_id = ? AND meter LIKE '%GRESS%' GROUP BY topic, meter",
        row -> row.getString(1),
        cluster.key());
  }

  @Test
  void whatComesForASealedHourIsACorrectionAndLeavesTheBucketAlone() {
    take(broker.window(hour, hour.plus(MINUTE), 1_000));
    sealing.seal(cluster.key(), hour, Instant.now());

    take(broker.window(hour.plus(MINUTE), hour.plus(MINUTE.multipliedBy(2)), 50));

    assertThat(billed()).isEqualTo(1_000);
    assertThat(corrections()).isEqualTo(50);
  }

  private void assertQuarantined(String payload, String reason) {
    UsageAck ack = take(payload);
    assertThat(ack.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(ack.reason()).contains(reason);
  }

  private UsageAck take(UsageBatch batch) {
    return take(TestBroker.json(batch));
  }

  private UsageAck take(String payload) {
    return intake.take(cluster.id(), payload).orElseThrow();
  }

  private long billed() {
    return sum("SELECT sum(amount) FROM usage_bucket WHERE cluster_id = ?");
  }

  private long corrections() {
    return sum("SELECT sum(amount) FROM usage_correction WHERE cluster_id = ?");
  }

  private long quarantined() {
    return sum("SELECT count(*) FROM usage_quarantine WHERE cluster_id = ?");
  }

  private long openGaps() {
    return sum("SELECT count(*) FROM usage_gap WHERE cluster_id = ? AND filled_at IS NULL");
  }

  private List<Long> minutes() {
    return database.list(
        "SELECT unnest(minutes) FROM usage_bucket WHERE cluster_id = ?",
        row -> row.getLong(1),
        cluster.key());
  }

  private long sum(String sql) {
    return database
        .first(
            sql.replace("sum(amount)", "coalesce(sum(amount), 0)"),
            row -> row.getLong(1),
            cluster.key())
        .orElseThrow();
  }
}
