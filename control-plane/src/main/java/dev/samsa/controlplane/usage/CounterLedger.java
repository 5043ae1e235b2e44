package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.Continuity.Gap;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps how far each counter is counted, so that no byte is counted twice and none in silence. */
@ApplicationScoped
class CounterLedger {
  private final Database database;

  CounterLedger(Database database) {
    this.database = database;
  }

  /**
   * Moves the counters on by a batch, in the caller's transaction.
   *
   * @throws BatchRefusedException if part of it was counted before
   */
  void count(long clusterKey, UsageBatch batch, Instant now) {
    if (batch.counters().isEmpty()) {
      return;
    }
    Map<String, Long> counted = lock(clusterKey, batch);
    Map<String, Long> moved = new TreeMap<>();
    for (CounterSeries series : batch.counters()) {
      String key = CounterMoves.key(series);
      if (fit(clusterKey, batch, series, counted.getOrDefault(key, 0L), now)) {
        moved.put(key, series.totalAtEnd());
      }
    }
    moved.values().removeIf(total -> total == 0);
    database.update(
        """
        UPDATE usage_totals SET totals = totals || ?::jsonb
        WHERE cluster_id = ? AND broker = ? AND totals_id = ?
        """,
        CounterMoves.json(moved),
        clusterKey,
        batch.broker(),
        batch.totalsId());
  }

  /** How far all counters of the broker are counted; nobody else moves them from here on. */
  private Map<String, Long> lock(long clusterKey, UsageBatch batch) {
    database.update(
        """
        INSERT INTO usage_totals AS s (cluster_id, broker, totals_id, totals) VALUES (?, ?, ?, '{}')
        ON CONFLICT (cluster_id, broker, totals_id) DO UPDATE SET totals = s.totals
        """,
        clusterKey,
        batch.broker(),
        batch.totalsId());
    Map<String, Long> counted = new HashMap<>();
    database.list(
        """
        SELECT t.key, t.value::bigint FROM usage_totals s, jsonb_each_text(s.totals) t
        WHERE s.cluster_id = ? AND s.broker = ? AND s.totals_id = ?
        """,
        row -> counted.put(row.getString(1), row.getLong(2)),
        clusterKey,
        batch.broker(),
        batch.totalsId());
    return counted;
  }

  /** Writes down what is missing or no longer missing; whether the counter moves on. */
  private boolean fit(
      long clusterKey, UsageBatch batch, CounterSeries series, long counted, Instant now) {
    List<Gap> gaps = series.totalAtStart() < counted ? gaps(clusterKey, batch, series) : List.of();
    return switch (Continuity.of(counted, gaps, series.totalAtStart(), series.totalAtEnd())) {
      case Continuity.Follows() -> true;
      case Continuity.Skips(long from, long to) -> {
        addGap(clusterKey, batch, series, new Continuity.Piece(from, to), now);
        yield true;
      }
      case Continuity.Fills(Gap gap, List<Continuity.Piece> remaining) -> {
        database.update("UPDATE usage_gap SET filled_at = ? WHERE id = ?", now, gap.key());
        remaining.forEach(piece -> addGap(clusterKey, batch, series, piece, now));
        yield false;
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
    };
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
