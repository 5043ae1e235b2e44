package dev.samsa.billing.catalog;

import java.math.BigInteger;
import java.time.YearMonth;

/**
 * What the units of a price list mean.
 *
 * @param bytesPerGb 2^30 or 10^9; KB, MB, TB and PB follow it, KiB to PiB are always binary
 * @param hoursPerMonth for prices and quantities by the month
 * @param storageBasis which stored bytes are billed
 * @param partitionBasis which partitions are billed
 * @param hourRule what becomes of a part of an hour
 */
public record UnitRules(
    BigInteger bytesPerGb,
    HoursPerMonth hoursPerMonth,
    ReplicationBasis storageBasis,
    ReplicationBasis partitionBasis,
    HourRule hourRule) {

  /** How many hours a month has for prices by the month. */
  public enum HoursPerMonth {
    /** 30 days. */
    HOURS_720,
    /** A twelfth of 365 days. */
    HOURS_730,
    /** The hours of the month that is billed: 672 to 744. */
    ACTUAL;

    public int in(YearMonth month) {
      return switch (this) {
        case HOURS_720 -> 720;
        case HOURS_730 -> 730;
        case ACTUAL -> 24 * month.lengthOfMonth();
      };
    }
  }

  /** Whether replicas count. */
  public enum ReplicationBasis {
    BEFORE_REPLICATION,
    AFTER_REPLICATION
  }

  /** What becomes of a part of an hour of running. */
  public enum HourRule {
    /** Each UTC clock hour in which the resource ran for a second or more counts whole. */
    CEIL_CLOCK_HOUR,
    /** To the millisecond. */
    EXACT
  }

  /**
   * The meter that a price means. Prices name {@code stored_bytes} and {@code partitions}; which
   * measurement that is follows from the basis.
   */
  String measured(String priced) {
    return switch (priced) {
      case "stored_bytes" ->
          storageBasis == ReplicationBasis.BEFORE_REPLICATION
              ? "stored_bytes_leader"
              : "stored_bytes_replicas";
      case "partitions" ->
          partitionBasis == ReplicationBasis.BEFORE_REPLICATION
              ? "partitions"
              : "partition_replicas";
      default -> priced;
    };
  }
}
