package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads hour buckets of one cluster, a row for each meter with all its hours: a month has thousands
 * of buckets, and a row each would cost more than what is in them.
 */
@ApplicationScoped
class SealedHours {
  private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

  private final Database database;

  SealedHours(Database database) {
    this.database = database;
  }

  /** Takes the bucket of a meter and an hour by its number in the month. */
  @FunctionalInterface
  interface Reader {
    void read(UsageMeter meter, int hour, HourFact fact);
  }

  /** All hours of one meter, side by side. */
  private record Column(
      UsageMeter meter,
      Integer[] hours,
      BigDecimal[] amounts,
      Long[] peaks,
      BigDecimal[] lastLevels) {}

  /** What was read of one cluster. */
  static final class Hours {
    private final long clusterKey;
    private final BillingMonth month;
    private final List<Column> columns;
    private final long[] gaps;
    private final SortedMap<Integer, String> roots = new TreeMap<>();

    private Hours(long clusterKey, BillingMonth month, List<Column> columns) {
      this.clusterKey = clusterKey;
      this.month = month;
      this.columns = columns;
      this.gaps = new long[month.hours()];
    }

    /** Seconds of an hour for which nothing was reported. */
    long gapSeconds(int hour) {
      return gaps[hour];
    }

    /**
     * Proof roots of hours as they were sealed, as far as they are made; the caller's to change.
     */
    SortedMap<Integer, String> roots() {
      return roots;
    }

    /** Hands over each bucket. */
    void each(Reader reader) {
      for (Column column : columns) {
        for (int i = 0; i < column.hours().length; i++) {
          int hour = column.hours()[i];
          BigDecimal amount = column.amounts()[i];
          Long peak = column.peaks()[i];
          BigDecimal last = column.lastLevels()[i];
          reader.read(
              column.meter(),
              hour,
              new HourFact(
                  clusterKey,
                  month.hour(hour),
                  column.meter(),
                  amount,
                  peak == null ? amount : BigDecimal.valueOf(peak).min(amount),
                  last == null ? BigDecimal.ZERO : last,
                  gaps[hour]));
        }
      }
    }
  }

  /** The hours of a span within a month. */
  Hours of(long clusterKey, BillingMonth month, Span span) {
    long first = month.start().getEpochSecond() / HOUR_SECONDS;
    List<Column> columns =
        database.list(
            """
            SELECT meter, array_agg((extract(epoch FROM hour)::bigint / 3600 - ?)::int) AS hours,
              array_agg(amount) AS amounts, array_agg(peak) AS peaks,
              array_agg(last_level) AS last_levels
            FROM usage_bucket WHERE cluster_id = ? AND hour >= ? AND hour < ?
            GROUP BY meter ORDER BY meter
            """,
            SealedHours::column,
            first,
            clusterKey,
            span.from(),
            span.to());
    Hours hours = new Hours(clusterKey, month, new ArrayList<>(columns));
    database.list(
        """
        SELECT array_agg((extract(epoch FROM hour)::bigint / 3600 - ?)::int) AS hours,
          array_agg(least(gap_seconds, 3600)::int) AS gaps,
          array_agg(CASE WHEN sealed_at IS NOT NULL THEN proof_root END) AS roots
        FROM usage_hour
        WHERE cluster_id = ? AND hour >= ? AND hour < ?
          AND (gap_seconds > 0 OR proof_root IS NOT NULL)
        HAVING count(*) > 0
        """,
        row -> read(row, hours),
        first,
        clusterKey,
        span.from(),
        span.to());
    return hours;
  }

  private static Column column(ResultSet row) throws SQLException {
    return new Column(
        UsageMeter.valueOf(row.getString("meter")),
        (Integer[]) row.getArray("hours").getArray(),
        (BigDecimal[]) row.getArray("amounts").getArray(),
        (Long[]) row.getArray("peaks").getArray(),
        (BigDecimal[]) row.getArray("last_levels").getArray());
  }

  private static Hours read(ResultSet row, Hours into) throws SQLException {
    Integer[] hours = (Integer[]) row.getArray("hours").getArray();
    Integer[] gaps = (Integer[]) row.getArray("gaps").getArray();
    String[] roots = (String[]) row.getArray("roots").getArray();
    for (int i = 0; i < hours.length; i++) {
      into.gaps[hours[i]] = gaps[i];
      if (roots[i] != null) {
        into.roots.put(hours[i], roots[i]);
      }
    }
    return into;
  }
}
