package dev.samsa.controlplane.telemetry;

import dev.samsa.controlplane.api.ApiException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time as queries write it (ISO 8601): {@code start/end}, {@code start/duration} or
 * {@code duration/end}, where an instant may be {@code now}, moved by {@code -2m} and cut by a bar
 * and a unit: {@code now-1h|h}.
 *
 * @param from first instant
 * @param to first instant after it
 */
record Interval(Instant from, Instant to) {
  private static final Pattern NOW =
      Pattern.compile("now(?:([+-])(\\d{1,6})([smhd]))?(?:\\|([mhd]))?");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  /**
   * Reads an interval.
   *
   * @throws ApiException 400 if it is none or ends before it begins
   */
  static Interval parse(String text, Instant now) {
    String[] parts = text == null ? new String[0] : text.split("/", -1);
    if (parts.length != 2) {
      throw refused();
    }
    try {
      Instant from;
      Instant to;
      if (parts[0].startsWith("P")) {
        to = instant(parts[1], now);
        from = to.minus(Duration.parse(parts[0]));
      } else {
        from = instant(parts[0], now);
        to =
            parts[1].startsWith("P") ? from.plus(Duration.parse(parts[1])) : instant(parts[1], now);
      }
      if (!from.isBefore(to)) {
        throw refused();
      }
      return new Interval(from, to);
    } catch (DateTimeException | ArithmeticException e) {
      throw refused();
    }
  }

  /** The same time as some intervals cover, none of it twice. */
  static List<Interval> merged(List<Interval> intervals) {
    List<Interval> merged = new ArrayList<>();
    for (Interval next : intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
      Interval last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || next.from().isAfter(last.to())) {
        merged.add(next);
      } else if (next.to().isAfter(last.to())) {
        merged.set(merged.size() - 1, new Interval(last.from(), next.to()));
      }
    }
    return merged;
  }

  private static Instant instant(String text, Instant now) {
    Matcher relative = NOW.matcher(text);
    if (!relative.matches()) {
      return OffsetDateTime.parse(text).toInstant();
    }
    Instant at = now;
    if (relative.group(1) != null) {
      long amount = Long.parseLong(relative.group(2));
      at = at.plus(relative.group(1).equals("-") ? -amount : amount, UNITS.get(relative.group(3)));
    }
    return relative.group(4) == null ? at : at.truncatedTo(UNITS.get(relative.group(4)));
  }

  private static ApiException refused() {
    return ApiException.invalid(
        "/intervals",
        "An interval must be such as 2026-01-31T12:00:00Z/PT1H, or now-1h|h/now, and end after it"
            + " begins.");
  }
}
