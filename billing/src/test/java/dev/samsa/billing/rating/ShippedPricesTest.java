package dev.samsa.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every line of every plan that is shipped, for 100 hours of the same usage in a region at 1.1
 * times the list price. The amounts were worked out apart from the code, by the formulas of
 * reference and README.
 */
class ShippedPricesTest {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 11);
  private static final int HOURS = 100;
  private static final BigDecimal GB = BigDecimal.valueOf(1L << 30);

  private static final List<String> PLANS =
      """
          classic | BASIC | SINGLE | KAFKA_BASE 0.00, KAFKA_NETWORK_WRITE 100.10, KAFKA_NETWORK_READ 72.60, KAFKA_STORAGE 3.82, KAFKA_PARTITION 337.48
          classic | STANDARD | SINGLE | KAFKA_BASE 110.00, KAFKA_NETWORK_WRITE 84.70, KAFKA_NETWORK_READ 60.50, KAFKA_STORAGE 3.82, KAFKA_PARTITION 45.71
          classic | STANDARD | MULTI | KAFKA_BASE 165.00, KAFKA_NETWORK_WRITE 100.10, KAFKA_NETWORK_READ 72.60, KAFKA_STORAGE 3.82, KAFKA_PARTITION 45.71
          classic | ENTERPRISE | SINGLE | KAFKA_BASE 330.00, KAFKA_NETWORK_WRITE 77.00, KAFKA_NETWORK_READ 60.50, KAFKA_STORAGE 3.82, KAFKA_PARTITION 45.71
          classic | ENTERPRISE | MULTI | KAFKA_BASE 440.00, KAFKA_NETWORK_WRITE 92.40, KAFKA_NETWORK_READ 72.60, KAFKA_STORAGE 3.82, KAFKA_PARTITION 45.71
          classic | DEDICATED | SINGLE | KAFKA_NUM_CKUS 712.80, KAFKA_NETWORK_WRITE 30.80, KAFKA_NETWORK_READ 48.40, KAFKA_STORAGE 3.82
          classic | DEDICATED | MULTI | KAFKA_NUM_CKUS 1069.20, KAFKA_NETWORK_WRITE 38.50, KAFKA_NETWORK_READ 60.50, KAFKA_STORAGE 3.82
          classic | CONNECTOR | SINGLE | CONNECT_NUM_TASKS 6.60, CONNECT_THROUGHPUT 2.75
          classic | STREAM_SQL | SINGLE | FLINK_NUM_CFUS 34.65
          classic | KSQL | SINGLE | KSQL_NUM_CSUS 101.20
          classic | SCHEMA_REGISTRY | SINGLE | SCHEMA_REGISTRY 6.60
          classic | SUPPORT_BASIC | SINGLE | SUPPORT 0.00
          classic | SUPPORT_DEVELOPER | SINGLE | SUPPORT 4.03
          classic | SUPPORT_BUSINESS | SINGLE | SUPPORT 19.36, SUPPORT minimum 80.64
          classic | SUPPORT_PREMIER | SINGLE | SUPPORT 38.72, SUPPORT minimum 961.28
          elastic | BASIC | SINGLE | KAFKA_NUM_CKUS 14.85, KAFKA_NETWORK_WRITE 38.50, KAFKA_NETWORK_READ 60.50, KAFKA_STORAGE 3.01
          elastic | STANDARD | SINGLE | KAFKA_NUM_CKUS 132.00, KAFKA_NETWORK_WRITE 30.80, KAFKA_NETWORK_READ 48.40, KAFKA_STORAGE 3.01
          elastic | STANDARD | MULTI | KAFKA_NUM_CKUS 165.00, KAFKA_NETWORK_WRITE 38.50, KAFKA_NETWORK_READ 60.50, KAFKA_STORAGE 3.01
          elastic | ENTERPRISE | SINGLE | KAFKA_NUM_CKUS 385.00, KAFKA_NETWORK_WRITE 30.80, KAFKA_NETWORK_READ 48.40, KAFKA_STORAGE 3.01
          elastic | ENTERPRISE | MULTI | KAFKA_NUM_CKUS 495.00, KAFKA_NETWORK_WRITE 38.50, KAFKA_NETWORK_READ 60.50, KAFKA_STORAGE 3.01
          elastic | DEDICATED | SINGLE | KAFKA_NUM_CKUS 712.80, KAFKA_NETWORK_WRITE 30.80, KAFKA_NETWORK_READ 48.40, KAFKA_STORAGE 3.01
          elastic | DEDICATED | MULTI | KAFKA_NUM_CKUS 1069.20, KAFKA_NETWORK_WRITE 38.50, KAFKA_NETWORK_READ 60.50, KAFKA_STORAGE 3.01
          elastic | CONNECTOR | SINGLE | CONNECT_NUM_TASKS 6.60, CONNECT_THROUGHPUT 2.75
          elastic | STREAM_SQL | SINGLE | FLINK_NUM_CFUS 34.65
          elastic | KSQL | SINGLE | KSQL_NUM_CSUS 101.20
          elastic | SCHEMA_REGISTRY | SINGLE | SCHEMA_REGISTRY 6.60
          elastic | SUPPORT_BASIC | SINGLE | SUPPORT 0.00
          elastic | SUPPORT_DEVELOPER | SINGLE | SUPPORT 3.97
          elastic | SUPPORT_BUSINESS | SINGLE | SUPPORT 13.35, SUPPORT minimum 86.65
          elastic | SUPPORT_PREMIER | SINGLE | SUPPORT 26.70, SUPPORT minimum 973.30
      """
          .lines()
          .map(String::strip)
          .toList();

  @ParameterizedTest
  @FieldSource("PLANS")
  void eachLineOfAPlanComesToItsAmount(String row) {
    String[] cells = row.split(" \\| ", -1);
    List<ClusterMonth> usage = new ArrayList<>();
    usage.add(used("lkc-billed", cells[1], Zones.valueOf(cells[2])));
    if (cells[1].startsWith("SUPPORT")) {
      usage.add(used("lkc-supported", "STANDARD", Zones.MULTI));
    }
    RatedMonth rated = Rating.rate(PriceHistory.of(catalog(cells[0])), usage);
    assertThat(rated.findings()).isEmpty();
    assertThat(
            rated.lines().stream()
                .filter(line -> line.resource().id().equals("lkc-billed"))
                .map(ShippedPricesTest::text)
                .collect(Collectors.joining(", ")))
        .isEqualTo(cells[3]);
  }

  @Test
  void noPlanThatIsShippedIsLeftOut() {
    List<String> shipped = new ArrayList<>();
    for (Catalog catalog : ShippedCatalogs.all()) {
      for (Plan plan : catalog.plans()) {
        Zones zones = plan.zones().contains(Zones.SINGLE) ? Zones.SINGLE : Zones.MULTI;
        shipped.add(catalog.id() + " | " + plan.tier() + " | " + zones);
      }
    }
    assertThat(PLANS.stream().map(row -> row.substring(0, row.lastIndexOf(" | "))))
        .containsExactlyElementsOf(shipped);
  }

  private static Catalog catalog(String id) {
    return ShippedCatalogs.all().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String text(LineItem line) {
    String minimum = line.kind() == LineItem.Kind.MINIMUM ? " minimum " : " ";
    return line.lineType() + minimum + line.amount().toPlainString();
  }

  private static ClusterMonth used(String id, String tier, Zones zones) {
    ClusterMonth.Builder month =
        ClusterMonth.of(Resource.cluster(id, "env-1"), MONTH)
            .plan(new PlanPeriod(MONTH.start(), tier, zones, new Region("AWS", "eu-central-1")))
            .running(MONTH.start(), MONTH.hour(HOURS));
    for (int hour = 0; hour < HOURS; hour++) {
      month
          .hour("ingress_bytes", hour, counter(7, 4_500_000_000L))
          .hour("egress_bytes", hour, counter(11, 11_000_000_000L))
          .hour("stored_bytes_leader", hour, level(GB.multiply(BigDecimal.valueOf(250))))
          .hour("partitions", hour, level(BigDecimal.valueOf(777)))
          .hour("ckus", hour, level(BigDecimal.valueOf(hour < 40 ? 3 : 4)))
          .hour("connector_tasks", hour, level(BigDecimal.TWO))
          .hour("connector_bytes", hour, counter(1, 1 << 30))
          .hour("compute_units", hour, level(new BigDecimal("1.5")))
          .hour("streaming_units", hour, level(BigDecimal.valueOf(4)))
          .hour("schemas", hour, level(BigDecimal.valueOf(130)));
    }
    return month.build();
  }

  private static HourUsage counter(long gigabytes, long peakMinute) {
    return new HourUsage.Counter(
        GB.multiply(BigDecimal.valueOf(gigabytes)), BigDecimal.valueOf(peakMinute), 0);
  }

  private static HourUsage level(BigDecimal level) {
    return HourUsage.Level.held(level, HourUsage.MILLIS_PER_HOUR, 0);
  }
}
