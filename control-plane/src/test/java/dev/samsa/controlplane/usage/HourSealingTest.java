package dev.samsa.controlplane.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class HourSealingTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int INTERLEAVINGS = 1_000;

  @Inject UsageIntake intake;
  @Inject HourSealing sealing;
  @Inject SealingSchedule schedule;
  @Inject Database database;

  private final Instant hour = Instant.now().minus(HOUR).truncatedTo(ChronoUnit.HOURS);
  private final Instant end = hour.plus(HOUR);

  @Test
  void anHourIsSealedAsSoonAsEveryBrokerHasReportedPastItsEnd() {
    TestCluster cluster = TestCluster.create(database, hour, 2);
    TestBroker one = new TestBroker(cluster.id(), 1);
    TestBroker two = new TestBroker(cluster.id(), 2);
    take(cluster, one.window(end.minus(MINUTE), end, 10));
    take(cluster, two.window(end.minus(MINUTE.multipliedBy(2)), end.minus(MINUTE), 20));

    schedule.sealAll(end.plusSeconds(30));
    assertThat(sealed(cluster)).isFalse();

    take(cluster, two.window(end.minus(MINUTE), end, 5));
    schedule.sealAll(end.plusSeconds(31));
    assertThat(sealed(cluster)).isTrue();
  }

  @Test
  void aSilentBrokerHoldsTheHourUpNoLongerThanTheLongestWait() {
    TestCluster cluster = TestCluster.create(database, hour, 2);
    TestBroker one = new TestBroker(cluster.id(), 1);
    take(cluster, one.window(end.minus(MINUTE), end, 10));

    schedule.sealAll(end.plus(Duration.ofMinutes(119)));
    assertThat(sealed(cluster)).isFalse();
    schedule.sealAll(end.plus(Duration.ofMinutes(120)));
    assertThat(sealed(cluster)).isTrue();
    assertThat(number(cluster, "gap_seconds")).isEqualTo(3_600);
  }

  @Test
  void aBrokerThatStoppedInGoodOrderHoldsNothingUp() {
    TestCluster cluster = TestCluster.create(database, hour, 2);
    take(cluster, new TestBroker(cluster.id(), 1).window(end.minus(MINUTE), end, 10));
    take(cluster, new TestBroker(cluster.id(), 2).window(hour, hour.plusSeconds(20), 7, 0, true));

    schedule.sealAll(end.plusSeconds(1));

    assertThat(sealed(cluster)).isTrue();
  }

  @Test
  void anHourWithNoTrafficStillHasRunningTimeStorageAndPartitions() {
    TestCluster cluster = TestCluster.create(database, hour.minus(HOUR), 1);
    TestBroker broker = new TestBroker(cluster.id(), 1);
    for (int minute = 0; minute < 60; minute++) {
      Instant from = hour.plus(MINUTE.multipliedBy(minute));
      take(
          cluster,
          broker.next(
              from,
              from.plus(MINUTE),
              List.of(),
              List.of(
                  TestBroker.held(UsageMeter.STORED_BYTES_LEADER, 1_000),
                  TestBroker.held(UsageMeter.PARTITIONS, 12))));
    }

    sealing.seal(cluster.key(), hour, Instant.now());

    assertThat(level(cluster, UsageMeter.PARTITIONS, "amount")).isEqualTo(12 * HOUR.toMillis());
    assertThat(number(cluster, "running_millis")).isEqualTo(HOUR.toMillis());
    assertThat(number(cluster, "gap_seconds")).isZero();
    assertThat(integral(cluster)).isEqualTo(1_000 * HOUR.toMillis());
    assertThat(lastLevel(cluster)).isEqualTo(1_000);
  }

  @Test
  void levelsAreCarriedOverATimeInWhichNoBrokerReported() {
    TestCluster cluster = TestCluster.create(database, hour.minus(HOUR), 2);
    TestBroker one = new TestBroker(cluster.id(), 1);
    TestBroker two = new TestBroker(cluster.id(), 2);
    take(cluster, one.window(hour, hour.plus(MINUTE), 0, 600, false));
    take(cluster, two.window(hour, hour.plus(MINUTE).minusSeconds(5), 0, 400, false));

    sealing.seal(cluster.key(), hour, Instant.now());

    assertThat(number(cluster, "carried_seconds")).isEqualTo(59 * 60);
    assertThat(integral(cluster))
        .isEqualTo(600 * MINUTE.toMillis() + 400 * 55_000 + 1_000 * 59 * MINUTE.toMillis());
    assertThat(lastLevel(cluster)).isEqualTo(1_000);
  }

  @Test
  void nothingIsCarriedForOneBrokerWhileAnotherReports() {
    TestCluster cluster = TestCluster.create(database, hour.minus(HOUR), 2);
    TestBroker one = new TestBroker(cluster.id(), 1);
    TestBroker two = new TestBroker(cluster.id(), 2);
    take(cluster, one.window(hour, hour.plus(MINUTE), 0, 600, false));
    for (int minute = 0; minute < 60; minute++) {
      Instant from = hour.plus(MINUTE.multipliedBy(minute));
      take(cluster, two.window(from, from.plus(MINUTE), 0, minute == 0 ? 400 : 1_000, false));
    }

    sealing.seal(cluster.key(), hour, Instant.now());

    assertThat(integral(cluster))
        .isEqualTo(1_000 * MINUTE.toMillis() + 1_000 * 59 * MINUTE.toMillis());
    assertThat(number(cluster, "gap_seconds")).isEqualTo(59 * 60);
    assertThat(lastLevel(cluster)).isEqualTo(1_000);
  }

  @Test
  void aSilentHourGoesOnWithTheLevelsOfTheHourBefore() {
    TestCluster cluster = TestCluster.create(database, hour.minus(HOUR), 1);
    TestBroker broker = new TestBroker(cluster.id(), 1);
    take(cluster, broker.window(hour.minus(MINUTE), hour, 0, 500, false));

    sealing.seal(cluster.key(), hour.minus(HOUR), Instant.now());
    sealing.seal(cluster.key(), hour, Instant.now());

    assertThat(integral(cluster)).isEqualTo(500 * HOUR.toMillis());
    assertThat(number(cluster, "carried_seconds")).isEqualTo(3_600);
  }

  @Test
  void anHourThatCameLateInFrontOfSealedOnesIsSealedTooWithAllBetween() {
    TestCluster cluster = TestCluster.create(database, hour, 2);
    Instant early = hour.minus(HOUR.multipliedBy(3));
    database.update("UPDATE kafka_cluster SET created_at = ? WHERE id = ?", early, cluster.key());
    take(cluster, new TestBroker(cluster.id(), 1).window(end.minus(MINUTE), end, 10));
    schedule.sealAll(end.plus(Duration.ofMinutes(120)));
    assertThat(unsealed(cluster)).isZero();
    // The other broker was cut off and had begun before the cluster was known to be ready.
    take(cluster, new TestBroker(cluster.id(), 2).window(early, early.plus(MINUTE), 5));
    assertThat(unsealed(cluster)).isOne();

    schedule.sealAll(end.plus(Duration.ofMinutes(121)));

    assertThat(unsealed(cluster)).isZero();
    assertThat(sum("SELECT count(*) FROM usage_hour WHERE cluster_id = ?", cluster)).isEqualTo(4);
  }

  @Test
  void runningTimeEndsWithTheDelete() {
    TestCluster cluster = TestCluster.create(database, hour.plusSeconds(600), 1);
    TestCluster.state(database, cluster.key(), "STOPPING", hour.plusSeconds(1_500));

    sealing.seal(cluster.key(), hour, Instant.now());

    assertThat(number(cluster, "running_millis")).isEqualTo(900_000);
  }

  @Test
  void aBatchThatRacesWithTheSealIsEitherInTheHourOrACorrectionButNeverBothOrNeither()
      throws Exception {
    int inHours = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      // As many hours as batches are kept for, and a race in each.
      for (int half = 0; half < 2; half++) {
        inHours += races(threads, INTERLEAVINGS / 2);
      }
    }
    assertThat(inHours).as("batches that came first").isBetween(1, INTERLEAVINGS - 1);
  }

  /** Races in so many hours of a cluster; how many batches came before the seal. */
  private int races(ExecutorService threads, int hours) throws Exception {
    TestCluster cluster = TestCluster.create(database, hour.minus(HOUR.multipliedBy(hours + 1)), 1);
    TestBroker broker = new TestBroker(cluster.id(), 1);
    Random random = new Random(hours);
    CyclicBarrier together = new CyclicBarrier(2);
    int inHours = 0;
    for (int i = hours; i > 0; i--) {
      Instant raced = hour.minus(HOUR.multipliedBy(i));
      boolean bucketIsThere = i % 2 == 0;
      if (bucketIsThere) {
        take(cluster, broker.window(raced, raced.plus(MINUTE), 2));
      }
      UsageBatch batch = broker.window(raced.plus(MINUTE), raced.plus(MINUTE.multipliedBy(2)), 1);
      long head = random.nextInt(4_000_000) - 2_000_000L;
      Future<?> taken = threads.submit(after(together, -head, () -> take(cluster, batch)));
      Future<?> sealed =
          threads.submit(
              after(
                  together,
                  head,
                  () -> {
                    sealing.seal(cluster.key(), raced, Instant.now());
                    return null;
                  }));
      taken.get();
      sealed.get();
      long counted = ofHour("usage_bucket", cluster, raced) - (bucketIsThere ? 2 : 0);
      long corrected = ofHour("usage_correction", cluster, raced);
      assertThat(counted + corrected).as("hour %s", raced).isEqualTo(1);
      inHours += (int) counted;
    }
    assertThat(unsealed(cluster)).isZero();
    return inHours;
  }

  private long ofHour(String table, TestCluster cluster, Instant at) {
    return database
        .first(
            "SELECT coalesce(sum(amount), 0) FROM " + table + " WHERE cluster_id = ? AND hour = ?",
            row -> row.getLong(1),
            cluster.key(),
            at)
        .orElseThrow();
  }

  /**
   * @param lag nanoseconds to let the other one go first; none if negative
   */
  private static <T> Callable<T> after(CyclicBarrier barrier, long lag, Callable<T> action) {
    return () -> {
      barrier.await();
      long begin = System.nanoTime() + lag;
      while (System.nanoTime() < begin) {
        Thread.onSpinWait();
      }
      return action.call();
    };
  }

  private Object take(TestCluster cluster, UsageBatch batch) {
    return intake.take(cluster.id(), TestBroker.json(batch)).orElseThrow();
  }

  private boolean sealed(TestCluster cluster) {
    return sum(
            "SELECT count(*) FROM usage_hour WHERE cluster_id = ? AND sealed_at IS NOT NULL",
            cluster)
        > 0;
  }

  private long unsealed(TestCluster cluster) {
    return sum(
        "SELECT count(*) FROM usage_hour WHERE cluster_id = ? AND sealed_at IS NULL", cluster);
  }

  private long number(TestCluster cluster, String column) {
    return database
        .first(
            "SELECT " + column + " FROM usage_hour WHERE cluster_id = ? AND hour = ?",
            row -> row.getLong(1),
            cluster.key(),
            hour)
        .orElseThrow();
  }

  private long integral(TestCluster cluster) {
    return level(cluster, UsageMeter.STORED_BYTES_LEADER, "amount");
  }

  private long lastLevel(TestCluster cluster) {
    return level(cluster, UsageMeter.STORED_BYTES_LEADER, "last_level");
  }

  private long level(TestCluster cluster, UsageMeter meter, String column) {
    return database
        .first(
            "SELECT "
                + column
                + " FROM usage_bucket WHERE cluster_id = ? AND hour = ? AND meter = ?",
            row -> row.getLong(1),
            cluster.key(),
            hour,
            meter.name())
        .orElseThrow();
  }

  private long sum(String sql, TestCluster cluster) {
    return database.first(sql, row -> row.getLong(1), cluster.key()).orElseThrow();
  }
}
