package dev.samsa.billing.estimate;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A steady workload of one cluster.
 *
 * @param tier such as {@code STANDARD}
 * @param ingressBytes sent to the cluster in all of its hours, whole bytes
 * @param egressBytes read from the cluster in all of its hours, whole bytes
 * @param retentionHours for how long data is kept
 * @param replicationFactor copies of the data
 * @param partitions before replication
 * @param hours for which the cluster runs in the month
 * @param ckus capacity that is set; 0 for as much as the average rate needs
 */
public record Workload(
    String tier,
    Zones zones,
    Region region,
    BigDecimal ingressBytes,
    BigDecimal egressBytes,
    BigDecimal retentionHours,
    int replicationFactor,
    int partitions,
    int hours,
    int ckus) {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  /** A thousand years of retention, or a megabyte a nanosecond, is a slip of the keyboard. */
  private static final BigDecimal MOST = BigDecimal.TEN.pow(20);

  private static final int MOST_PARTITIONS = 10_000_000;
  private static final int MOST_CKUS = 10_000;

  public Workload {
    ingressBytes = whole("ingress", ingressBytes);
    egressBytes = whole("egress", egressBytes);
    require(retentionHours.signum() >= 0, "retention_hours", "must not be negative");
    require(
        retentionHours.compareTo(BigDecimal.valueOf(10_000_000)) <= 0,
        "retention_hours",
        "must be at most 10000000");
    require(
        replicationFactor >= 1 && replicationFactor <= 9, "replication_factor", "must be 1 to 9");
    require(
        partitions >= 0 && partitions <= MOST_PARTITIONS,
        "partitions",
        "must be 0 to " + MOST_PARTITIONS);
    require(hours >= 1 && hours <= 744, "hours", "must be 1 to the hours of the month");
    require(ckus >= 0 && ckus <= MOST_CKUS, "ckus", "must be 0 to " + MOST_CKUS);
  }

  /** With as much capacity as the average rate needs. */
  public Workload(
      String tier,
      Zones zones,
      Region region,
      BigDecimal ingressBytes,
      BigDecimal egressBytes,
      BigDecimal retentionHours,
      int replicationFactor,
      int partitions,
      int hours) {
    this(
        tier,
        zones,
        region,
        ingressBytes,
        egressBytes,
        retentionHours,
        replicationFactor,
        partitions,
        hours,
        0);
  }

  /** Bytes of a rate in bytes a second over a number of hours. */
  public static BigDecimal bytesAtRate(BigDecimal bytesPerSecond, int hours) {
    return bytesPerSecond.multiply(SECONDS_PER_HOUR).multiply(BigDecimal.valueOf(hours));
  }

  /** Average bytes a second, rounded up. */
  BigDecimal perSecond(BigDecimal bytes) {
    return bytes.divide(
        SECONDS_PER_HOUR.multiply(BigDecimal.valueOf(hours)), 0, RoundingMode.CEILING);
  }

  /** Bytes held before replication once the retention time has passed. */
  BigDecimal storedBytes() {
    return ingressBytes
        .multiply(retentionHours)
        .divide(BigDecimal.valueOf(hours), 0, RoundingMode.HALF_UP);
  }

  /** The same workload on another tier. */
  Workload on(String otherTier) {
    return new Workload(
        otherTier,
        zones,
        region,
        ingressBytes,
        egressBytes,
        retentionHours,
        replicationFactor,
        partitions,
        hours,
        ckus);
  }

  private static BigDecimal whole(String field, BigDecimal bytes) {
    require(bytes.signum() >= 0, field, "must not be negative");
    require(bytes.compareTo(MOST) <= 0, field, "is beyond what any cluster carries");
    return bytes.setScale(0, RoundingMode.HALF_UP);
  }

  private static void require(boolean right, String field, String reason) {
    if (!right) {
      throw new InvalidInputException(field, reason);
    }
  }
}
