package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.HourUsage;
import dev.samsa.controlplane.usage.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CKUs that a Dedicated cluster had, from the history of its states. Pure.
 *
 * @param changes oldest first; none for clusters of other kinds
 */
record Capacity(List<Change> changes) {
  static final Capacity NONE = new Capacity(List.of());

  /** The name that price catalogs have for the meter. */
  static final String METER = "ckus";

  /** So many CKUs, from then on. */
  record Change(Instant at, int ckus) {}

  Capacity {
    changes = List.copyOf(changes);
  }

  /** Whether there is any. */
  boolean isKnown() {
    return !changes.isEmpty();
  }

  /** What each hour of the month had of it while the cluster ran, by start of the hour. */
  Map<Instant, HourUsage> hours(List<Span> running) {
    Map<Instant, HourUsage> hours = new TreeMap<>();
    for (Span held : running) {
      for (Part part : parts(held)) {
        byHour(part).forEach((hour, level) -> hours.merge(hour, level, Capacity::then));
      }
    }
    return hours;
  }

  private record Part(Span span, int ckus) {}

  /** Pieces of a span in which nothing changed; the first value counts from ever. */
  private List<Part> parts(Span span) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Instant from = i == 0 ? Instant.EPOCH : changes.get(i).at();
      Instant to = i + 1 < changes.size() ? changes.get(i + 1).at() : span.to();
      int ckus = changes.get(i).ckus();
      if (from.isBefore(to)) {
        new Span(from, to).intersect(span).ifPresent(s -> parts.add(new Part(s, ckus)));
      }
    }
    return parts;
  }

  private static Map<Instant, HourUsage> byHour(Part part) {
    Map<Instant, HourUsage> hours = new TreeMap<>();
    Instant hour = part.span().from().truncatedTo(ChronoUnit.HOURS);
    while (hour.isBefore(part.span().to())) {
      Instant next = hour.plus(1, ChronoUnit.HOURS);
      Span within = new Span(hour, next).intersect(part.span()).orElseThrow();
      long millis = Duration.between(within.from(), within.to()).toMillis();
      hours.put(hour, HourUsage.Level.held(BigDecimal.valueOf(part.ckus()), millis, 0));
      hour = next;
    }
    return hours;
  }

  private static HourUsage then(HourUsage before, HourUsage after) {
    return before instanceof HourUsage.Level first && after instanceof HourUsage.Level last
        ? new HourUsage.Level(
            first.integral().add(last.integral()),
            last.last(),
            first.highest().max(last.highest()),
            0)
        : after;
  }
}
