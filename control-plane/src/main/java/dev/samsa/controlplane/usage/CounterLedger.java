package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.Continuity.Gap;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps how far each counter is counted, so that no byte is counted twice and none in silence. */
@ApplicationScoped
class CounterLedger {
  private final Database database;

  CounterLedger(Database database) {
    this.database = database;
  }

  private record Moved(String meter, String topicId, boolean first) {}

  /**
   * Moves the counters on by a batch, in the caller's transaction.
   *
   * @throws BatchRefusedException if part of it was counted before
   */
  void count(long clusterKey, UsageBatch batch, Instant now) {
    List<CounterSeries> series = batch.counters();
    if (series.isEmpty()) {
      return;
    }
    Set<Moved> moved = new HashSet<>(move(clusterKey, batch));
    for (CounterSeries each : series) {
      String meter = each.meter().name();
      if (moved.contains(new Moved(meter, each.topicId(), true))) {
        if (each.totalAtStart() > 0) {
          addGap(clusterKey, batch, each, new Continuity.Piece(0, each.totalAtStart()), now);
        }
      } else if (!moved.contains(new Moved(meter, each.topicId(), false))) {
        fit(clusterKey, batch, each, now);
      }
    }
  }

  /** The usual case, in one statement: counters that are new or begin where they stood. */
  private List<Moved> move(long clusterKey, UsageBatch batch) {
    List<CounterSeries> series = batch.counters();
    return database.list(
        """
        INSERT INTO usage_series AS s
          (cluster_id, broker, totals_id, meter, topic_id, previous, total)
        SELECT ?, ?, ?, n.meter, n.topic_id, n.previous, n.total
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])
          AS n (meter, topic_id, previous, total)
        ORDER BY n.meter, n.topic_id
        ON CONFLICT (cluster_id, broker, totals_id, meter, topic_id) DO UPDATE
          SET previous = excluded.previous, total = excluded.total
          WHERE s.total = excluded.previous
        RETURNING s.meter, s.topic_id, s.xmax = 0 AS first
        """,
        row -> new Moved(row.getString(1), row.getString(2), row.getBoolean(3)),
        clusterKey,
        batch.broker(),
        batch.totalsId(),
        series.stream().map(s -> s.meter().name()).toArray(String[]::new),
        series.stream().map(CounterSeries::topicId).toArray(String[]::new),
        series.stream().mapToLong(CounterSeries::totalAtStart).toArray(),
        series.stream().mapToLong(CounterSeries::totalAtEnd).toArray());
  }

  private void fit(long clusterKey, UsageBatch batch, CounterSeries series, Instant now) {
    long counted = counted(clusterKey, batch, series);
    List<Gap> gaps = gaps(clusterKey, batch, series);
    switch (Continuity.of(counted, gaps, series.totalAtStart(), series.totalAtEnd())) {
      case Continuity.Follows() -> advance(clusterKey, batch, series);
      case Continuity.Skips(long from, long to) -> {
        addGap(clusterKey, batch, series, new Continuity.Piece(from, to), now);
        advance(clusterKey, batch, series);
      }
      case Continuity.Fills(Gap gap, List<Continuity.Piece> remaining) -> {
        database.update("UPDATE usage_gap SET filled_at = ? WHERE id = ?", now, gap.key());
        remaining.forEach(piece -> addGap(clusterKey, batch, series, piece, now));
      }
      case Continuity.Overlaps(long total) ->
          throw new BatchRefusedException(
              series.meter()
                  + " of topic "
                  + series.topic()
                  + " runs from "
                  + series.totalAtStart()
                  + " to "
                  + series.totalAtEnd()
                  + ", but is counted up to "
                  + total
                  + " already.");
    }
  }

  private long counted(long clusterKey, UsageBatch batch, CounterSeries series) {
    return database
        .first(
            """
            SELECT total FROM usage_series
            WHERE cluster_id = ? AND broker = ? AND totals_id = ? AND meter = ? AND topic_id = ?
            FOR UPDATE
            """,
            row -> row.getLong(1),
            clusterKey,
            batch.broker(),
            batch.totalsId(),
            series.meter().name(),
            series.topicId())
        .orElseThrow();
  }

  private List<Gap> gaps(long clusterKey, UsageBatch batch, CounterSeries series) {
    return database.list(
        """
        SELECT id, from_total, to_total FROM usage_gap
        WHERE cluster_id = ? AND broker = ? AND totals_id = ? AND meter = ? AND topic_id = ?
          AND filled_at IS NULL
        FOR UPDATE
        """,
        row -> new Gap(row.getLong(1), row.getLong(2), row.getLong(3)),
        clusterKey,
        batch.broker(),
        batch.totalsId(),
        series.meter().name(),
        series.topicId());
  }

  private void advance(long clusterKey, UsageBatch batch, CounterSeries series) {
    database.update(
        """
        UPDATE usage_series SET previous = ?, total = ?
        WHERE cluster_id = ? AND broker = ? AND totals_id = ? AND meter = ? AND topic_id = ?
        """,
        series.totalAtStart(),
        series.totalAtEnd(),
        clusterKey,
        batch.broker(),
        batch.totalsId(),
        series.meter().name(),
        series.topicId());
  }

  private void addGap(
      long clusterKey,
      UsageBatch batch,
      CounterSeries series,
      Continuity.Piece missing,
      Instant now) {
    database.update(
        """
        INSERT INTO usage_gap (cluster_id, broker, totals_id, meter, topic_id, topic,
          from_total, to_total, before, noticed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        clusterKey,
        batch.broker(),
        batch.totalsId(),
        series.meter().name(),
        series.topicId(),
        series.topic(),
        missing.from(),
        missing.to(),
        Instant.ofEpochMilli(batch.windowStart()),
        now);
  }
}
