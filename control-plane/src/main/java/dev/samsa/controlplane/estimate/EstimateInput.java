package dev.samsa.controlplane.estimate;

import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.estimate.Workload;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The workload to price. Volumes are given for the month, or as a steady rate, not both; a GB is
 * 2^30 bytes and a MB 2^20, as on the invoice.
 *
 * @param tier basic, standard, enterprise or dedicated
 * @param zones single or multi
 * @param replication_factor copies of the data; 1 for a single zone and 3 for several if not given
 * @param hours for which the cluster runs; all of the month if not given
 * @param ckus of a Dedicated cluster; as many as the volumes need if fewer or not given
 */
record EstimateInput(
    String tier,
    String cloud,
    String region,
    String zones,
    BigDecimal ingress_gb_per_month,
    BigDecimal egress_gb_per_month,
    BigDecimal ingress_mb_per_second,
    BigDecimal egress_mb_per_second,
    BigDecimal retention_hours,
    Integer partitions,
    Integer replication_factor,
    Integer hours,
    Integer ckus) {
  private static final BigDecimal GB = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal MB = BigDecimal.valueOf(1L << 20);
  private static final BigDecimal A_WEEK = BigDecimal.valueOf(168);

  /**
   * As the billing library takes it.
   *
   * @throws ApiException 400 naming the field at fault
   */
  Workload workload(BillingMonth month) {
    Zones layout = layout();
    int running = hours == null ? month.hours() : hours;
    return new Workload(
        required("tier", tier).toUpperCase(Locale.ROOT),
        layout,
        new Region(required("cloud", cloud).toUpperCase(Locale.ROOT), required("region", region)),
        bytes("ingress", ingress_gb_per_month, ingress_mb_per_second, running),
        bytes("egress", egress_gb_per_month, egress_mb_per_second, running),
        retention_hours == null ? A_WEEK : retention_hours,
        replication_factor == null ? copies(layout) : replication_factor,
        partitions == null ? 0 : partitions,
        running,
        ckus == null ? 0 : ckus);
  }

  private Zones layout() {
    return switch (required("zones", zones).toLowerCase(Locale.ROOT)) {
      case "single" -> Zones.SINGLE;
      case "multi" -> Zones.MULTI;
      default -> throw ApiException.invalid("/zones", "zones must be single or multi.");
    };
  }

  private static int copies(Zones layout) {
    return layout == Zones.MULTI ? 3 : 1;
  }

  private static BigDecimal bytes(
      String direction, BigDecimal gbPerMonth, BigDecimal mbPerSecond, int hours) {
    if (gbPerMonth != null && mbPerSecond != null) {
      throw ApiException.invalid(
          "/" + direction + "_mb_per_second",
          "Give " + direction + "_gb_per_month or " + direction + "_mb_per_second, not both.");
    }
    if (mbPerSecond != null) {
      return Workload.bytesAtRate(mbPerSecond.multiply(MB), hours);
    }
    return gbPerMonth == null ? BigDecimal.ZERO : gbPerMonth.multiply(GB);
  }

  private static String required(String field, String text) {
    if (text == null || text.isBlank()) {
      throw ApiException.invalid("/" + field, field + " must be given.");
    }
    return text.strip();
  }
}
