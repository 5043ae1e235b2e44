package dev.samsa.controlplane.telemetry;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads closed batches of clusters, a stretch of time at once so that memory stays bounded. */
@ApplicationScoped
public class Batches {
  /** Of one cluster; of several so much less. */
  private static final Duration AT_ONCE = Duration.ofHours(6);

  private final Database database;

  public Batches(Database database) {
    this.database = database;
  }

  /** Adds what the clusters' brokers reported of an interval. */
  void addTo(MinuteValues values, Collection<String> clusters, Interval interval) {
    Duration atOnce = AT_ONCE.dividedBy(Math.max(1, clusters.size())).plusSeconds(60);
    Instant from = interval.from();
    while (from.isBefore(interval.to())) {
      Instant next = from.plus(atOnce);
      Instant to = next.isBefore(interval.to()) ? next : interval.to();
      read(clusters, from, to).forEach(values::add);
      from = to;
    }
  }

  /** The newest minute that all brokers of each cluster have closed. */
  Map<String, Instant> newestMinutes(Collection<String> clusters) {
    Map<String, Instant> newest = new HashMap<>();
    database.list(
        """
        SELECT c.public_id, min(b.watermark) AS watermark
        FROM usage_broker b JOIN kafka_cluster c ON c.id = b.cluster_id
        WHERE c.public_id = ANY(?) AND b.watermark IS NOT NULL
        GROUP BY c.public_id
        """,
        row -> newest.put(row.getString("public_id"), Database.instant(row, "watermark")),
        (Object) clusters.toArray(String[]::new));
    newest.replaceAll((cluster, watermark) ->
        watermark.truncatedTo(java.time.temporal.ChronoUnit.MINUTES).minusSeconds(60));
    return newest;
  }

  private List<UsageBatch> read(Collection<String> clusters, Instant from, Instant to) {
    return database.list(
        """
        SELECT b.payload FROM usage_batch b JOIN kafka_cluster c ON c.id = b.cluster_id
        WHERE c.public_id = ANY(?) AND b.window_start >= ? AND b.window_start < ?
        """,
        row -> DescriptionJson.read(row.getString("payload"), UsageBatch.class),
        clusters.toArray(String[]::new),
        from,
        to);
  }
}
