package dev.samsa.controlplane.money;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What brokers show of windows that are not closed yet. */
@ApplicationScoped
class OpenWindows {
  private final Database database;

  OpenWindows(Database database) {
    this.database = database;
  }

  /**
   * Open windows of one cluster.
   *
   * @param since start of the oldest; null if there is none
   * @param until end of the newest as shown; null if there is none
   */
  record Shown(Instant since, Instant until, List<BilledHour> hours) {
    static final Shown NOTHING = new Shown(null, null, List.of());

    Shown {
      hours = List.copyOf(hours);
    }

    List<BilledHour> within(Span span) {
      return hours.stream()
          .filter(h -> !h.hour().isBefore(span.from()) && h.hour().isBefore(span.to()))
          .toList();
    }

    private Shown with(UsageBatch batch, List<BilledHour> more) {
      Instant start = Instant.ofEpochMilli(batch.windowStart());
      Instant end = Instant.ofEpochMilli(batch.windowEnd());
      List<BilledHour> all = new ArrayList<>(hours);
      all.addAll(more);
      return new Shown(
          since == null || start.isBefore(since) ? start : since,
          until == null || end.isAfter(until) ? end : until,
          all);
    }
  }

  private record Open(long clusterKey, UsageBatch batch) {}

  /** By the key of the cluster's row. */
  Map<Long, Shown> of(long organizationKey) {
    Map<Long, Shown> shown = new HashMap<>();
    database
        .list(
            """
            SELECT b.cluster_id, b.open_payload FROM usage_broker b
            JOIN kafka_cluster c ON c.id = b.cluster_id
            WHERE c.organization_id = ? AND b.open_payload IS NOT NULL
              AND (b.watermark IS NULL OR b.open_start >= b.watermark)
            """,
            row ->
                new Open(
                    row.getLong(1), DescriptionJson.read(row.getString(2), UsageBatch.class)),
            organizationKey)
        .forEach(
            open ->
                shown.merge(
                    open.clusterKey(),
                    Shown.NOTHING.with(open.batch(), hours(open)),
                    (before, more) -> before.with(open.batch(), more.hours())));
    return shown;
  }

  private static List<BilledHour> hours(Open open) {
    Map<UsageMeter, BigDecimal> amounts = new EnumMap<>(UsageMeter.class);
    Map<UsageMeter, BigDecimal> levels = new EnumMap<>(UsageMeter.class);
    for (CounterSeries series : open.batch().counters()) {
      amounts.merge(series.meter(), BigDecimal.valueOf(series.delta()), BigDecimal::add);
    }
    for (LevelSeries series : open.batch().levels()) {
      amounts.merge(series.meter(), BigDecimal.valueOf(series.integral()), BigDecimal::add);
      levels.merge(series.meter(), BigDecimal.valueOf(series.levelAtEnd()), BigDecimal::add);
    }
    Instant hour =
        Instant.ofEpochMilli(open.batch().windowStart()).truncatedTo(ChronoUnit.HOURS);
    List<BilledHour> hours = new ArrayList<>();
    amounts.forEach(
        (meter, amount) -> {
          boolean counter = meter.kind() == UsageMeter.Kind.COUNTER;
          hours.add(
              new BilledHour(
                  open.clusterKey(),
                  hour,
                  meter.name().toLowerCase(Locale.ROOT),
                  counter,
                  amount,
                  counter ? amount : BigDecimal.ZERO,
                  levels.getOrDefault(meter, BigDecimal.ZERO),
                  0));
        });
    return hours;
  }
}
