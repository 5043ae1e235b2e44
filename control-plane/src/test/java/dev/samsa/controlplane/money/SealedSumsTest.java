package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.usage.ReportedHours;
import dev.samsa.controlplane.usage.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The bill made from sums of sealed hours is the bill made from the hours, to the last text. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class SealedSumsTest {
  private static final int HOURS = 30;
  private static final int UNSEALED = 2;
  private static final int FREE_PARTITIONS = 500;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject ReportedHours hours;
  @Inject MonthUsage usage;
  @Inject Database database;

  private final PriceHistory prices = PriceHistory.of(ShippedCatalogs.classic());
  private final Random random = new Random(11);
  private final Instant start = start();
  private final Instant now = start.plus(HOUR.multipliedBy(HOURS)).minusSeconds(600);
  private final BillingMonth month = BillingMonth.of(start);
  private final List<ClusterUsage> askedFor = new ArrayList<>();

  @Test
  void sumsOfSealedHoursGiveTheBillThatTheHoursGive() {
    TestCluster cluster = TestCluster.create(database, start.minus(HOUR), 1);
    report(cluster, 3, FREE_PARTITIONS);

    assertSame(cluster);
    assertThat(askedFor).isEmpty();
  }

  @Test
  void whatCameAfterTheSealIsInTheSumsToo() {
    TestCluster cluster = TestCluster.create(database, start.minus(HOUR), 1);
    report(cluster, 3, FREE_PARTITIONS);
    for (int late = 0; late < 5; late++) {
      Instant hour = start.plus(HOUR.multipliedBy(late));
      hours.report(cluster, hour.plus(MINUTE.multipliedBy(50 + late)), 77_777, 12_345, 2);
    }

    assertSame(cluster);
  }

  @Test
  void hoursWithMorePartitionsThanAreFreeAreLookedAtOneByOne() {
    TestCluster cluster = TestCluster.create(database, start.minus(HOUR), 1);
    report(cluster, FREE_PARTITIONS - 100, FREE_PARTITIONS + 100);

    assertSame(cluster);
    assertThat(askedFor).hasSize(1);
  }

  @Test
  void aClusterThatDidNotRunAllTheTimeIsBilledAlike() {
    TestCluster cluster = TestCluster.create(database, start.minus(HOUR), 1);
    TestCluster.state(database, cluster.key(), "STOPPED", start.plus(HOUR.multipliedBy(9)));
    TestCluster.state(database, cluster.key(), "READY", start.plus(HOUR.multipliedBy(14)));
    report(cluster, 3, FREE_PARTITIONS);

    assertSame(cluster);
  }

  private void report(TestCluster cluster, int fewest, int most) {
    for (int i = 0; i < HOURS; i++) {
      Instant hour = start.plus(HOUR.multipliedBy(i));
      if (i < 8 || i > 15 || i % 2 == 0) {
        hours.report(
            cluster,
            hour.plus(MINUTE.multipliedBy(random.nextInt(45))),
            random.nextLong(5L << 30),
            random.nextLong(1L << 40),
            random.nextLong(fewest, most));
      }
      if (i < HOURS - UNSEALED) {
        hours.seal(cluster, hour);
      }
    }
  }

  private void assertSame(TestCluster cluster) {
    long organization = cluster.organizationKey();
    LiveBill fromHours =
        LiveRating.bill(
            prices, month, usage.of(organization, month, now), UnaryOperator.identity(), now);
    LiveBill fromSums =
        LiveRating.bill(
            prices,
            month,
            usage.soFar(organization, month, now, HourDetail.meters(prices)),
            asked -> {
              askedFor.add(asked);
              return usage.inHours(organization, month, asked);
            },
            now);
    assertThat(fromHours.lines())
        .hasSize(5)
        .filteredOn(line -> !line.quantity().equals("0"))
        .extracting(LiveBill.TotalLine::line_type)
        .contains("KAFKA_BASE", "KAFKA_NETWORK_WRITE", "KAFKA_STORAGE");
    assertThat(fromSums).isEqualTo(fromHours);
  }

  /** So that all hours are over and lie in one month. */
  private static Instant start() {
    Instant start = Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    Instant end = BillingMonth.of(start).end();
    Instant latest = end.minus(HOUR.multipliedBy(HOURS + 1));
    return start.isAfter(latest) ? latest : start;
  }
}
