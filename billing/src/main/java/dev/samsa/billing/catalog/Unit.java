package dev.samsa.billing.catalog;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * The unit of a quantity: {@code GB}, {@code GB-hour}, {@code partition-hour}, {@code hour}.
 *
 * @param name as printed
 * @param things how many bytes or ones make up one unit
 * @param bytes whether things are bytes
 * @param time the span of time in the unit, if any
 */
public record Unit(String name, BigInteger things, boolean bytes, Optional<Span> time) {

  /** Spans of time in a unit. */
  public enum Span {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    MONTH;

    /** Milliseconds of the span. */
    public BigInteger millis(int hoursPerMonth) {
      return BigInteger.valueOf(
          switch (this) {
            case SECOND -> 1_000L;
            case MINUTE -> 60_000L;
            case HOUR -> 3_600_000L;
            case DAY -> 86_400_000L;
            case MONTH -> 3_600_000L * hoursPerMonth;
          });
    }
  }

  /** Reads a unit's name. What is no size in bytes and no span of time counts in ones. */
  static Unit parse(String name, BigInteger bytesPerGb) {
    int dash = name.lastIndexOf('-');
    Optional<Span> span = span(name.substring(dash + 1));
    String thing = span.isEmpty() ? name : dash < 0 ? "" : name.substring(0, dash);
    Optional<BigInteger> size = byteSize(thing, bytesPerGb);
    return new Unit(name, size.orElse(BigInteger.ONE), size.isPresent(), span);
  }

  /** This unit with another span of time, as in GB-month beside GB-hour. */
  public Unit per(Span span) {
    String thing = name.contains("-") ? name.substring(0, name.lastIndexOf('-') + 1) : "";
    return new Unit(thing + span.name().toLowerCase(Locale.ROOT), things, bytes, Optional.of(span));
  }

  private static Optional<Span> span(String name) {
    for (Span span : Span.values()) {
      if (span.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
  }

  /** KB, MB, GB, TB and PB are what the catalog says a GB is; KiB to PiB are always binary. */
  private static Optional<BigInteger> byteSize(String name, BigInteger bytesPerGb) {
    BigInteger step = BigInteger.valueOf(bytesPerGb.bitCount() == 1 ? 1024 : 1000);
    BigInteger binary = BigInteger.valueOf(1024);
    return switch (name) {
      case "byte", "B" -> Optional.of(BigInteger.ONE);
      case "KB" -> Optional.of(step);
      case "MB" -> Optional.of(step.pow(2));
      case "GB" -> Optional.of(step.pow(3));
      case "TB" -> Optional.of(step.pow(4));
      case "PB" -> Optional.of(step.pow(5));
      case "KiB" -> Optional.of(binary);
      case "MiB" -> Optional.of(binary.pow(2));
      case "GiB" -> Optional.of(binary.pow(3));
      case "TiB" -> Optional.of(binary.pow(4));
      case "PiB" -> Optional.of(binary.pow(5));
      default -> Optional.empty();
    };
  }
}
