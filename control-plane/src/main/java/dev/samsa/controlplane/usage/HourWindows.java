package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.LevelCarry.Topic;
import dev.samsa.controlplane.usage.LevelCarry.Window;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads back which windows of an hour were reported. */
@ApplicationScoped
class HourWindows {
  private final Database database;

  HourWindows(Database database) {
    this.database = database;
  }

  private record Row(int broker, String bootId, long sequence, Span span) {}

  /** The windows of an hour, with their levels where these decide what is carried. */
  List<Window> of(long clusterKey, Span hour, List<Span> running) {
    List<Row> rows =
        database.list(
            """
            SELECT broker, boot_id, sequence, window_start, window_end FROM usage_batch
            WHERE cluster_id = ? AND window_start >= ? AND window_start < ?
            """,
            row ->
                new Row(
                    row.getInt("broker"),
                    row.getString("boot_id"),
                    row.getLong("sequence"),
                    new Span(
                        Database.instant(row, "window_start"),
                        Database.instant(row, "window_end"))),
            clusterKey,
            hour.from(),
            hour.to());
    List<Span> spans = rows.stream().map(Row::span).toList();
    return rows.stream()
        .map(row -> {
          Instant end = row.span().to();
          boolean matters = LevelCarry.matters(end, hour, running, spans);
          return new Window(row.broker(), row.span(), matters ? levels(clusterKey, row) : Map.of());
        })
        .toList();
  }

  private Map<Topic, BigDecimal> levels(long clusterKey, Row row) {
    String payload =
        database
            .first(
                """
                SELECT payload FROM usage_batch WHERE cluster_id = ? AND broker = ?
                  AND boot_id = ? AND sequence = ? AND window_start = ?
                """,
                found -> found.getString(1),
                clusterKey,
                row.broker(),
                row.bootId(),
                row.sequence(),
                row.span().from())
            .orElseThrow();
    Map<Topic, BigDecimal> levels = new HashMap<>();
    for (LevelSeries series : DescriptionJson.read(payload, UsageBatch.class).levels()) {
      if (series.levelAtEnd() > 0) {
        levels.put(
            new Topic(series.meter(), series.topicId(), series.topic()),
            BigDecimal.valueOf(series.levelAtEnd()));
      }
    }
    return levels;
  }
}
