package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When clusters ran, from the history of their states and never from brokers: this is what
 * cluster-hours are counted from. It ends with the tenant's delete, whatever the nodes still do.
 */
@ApplicationScoped
public class RunningTime {
  /** States in which all or most nodes serve. */
  private static final Set<String> RUNNING = Set.of("READY", "DEGRADED");

  private final Database database;

  public RunningTime(Database database) {
    this.database = database;
  }

  /** A state and when it was entered. */
  record Entered(String state, Instant at) {}

  /** The times within a span for which a cluster ran. */
  public List<Span> of(long clusterKey, Span span) {
    List<Entered> history =
        database.list(
            """
            SELECT state, entered_at FROM kafka_cluster_state
            WHERE cluster_id = ? AND entered_at < ? ORDER BY entered_at, id
            """,
            row -> new Entered(row.getString(1), Database.instant(row, "entered_at")),
            clusterKey,
            span.to());
    return Span.within(spans(history, span.to()), span);
  }

  /** The times within a span for which each cluster of an organization ran, by the row's key. */
  public Map<Long, List<Span>> ofOrganization(long organizationKey, Span span) {
    Map<Long, List<Entered>> histories = new HashMap<>();
    database.list(
        """
        SELECT s.cluster_id, s.state, s.entered_at FROM kafka_cluster_state s
        JOIN kafka_cluster c ON c.id = s.cluster_id
        WHERE c.organization_id = ? AND s.entered_at < ? ORDER BY s.entered_at, s.id
        """,
        row ->
            histories
                .computeIfAbsent(row.getLong("cluster_id"), key -> new ArrayList<>())
                .add(new Entered(row.getString("state"), Database.instant(row, "entered_at"))),
        organizationKey,
        span.to());
    Map<Long, List<Span>> running = new HashMap<>();
    histories.forEach(
        (key, history) -> running.put(key, Span.within(spans(history, span.to()), span)));
    return running;
  }

  /** Spans of the running states; the last one goes on until the end. */
  static List<Span> spans(List<Entered> history, Instant end) {
    List<Span> spans = new ArrayList<>();
    Optional<Instant> since = Optional.empty();
    for (Entered entered : history) {
      boolean runs = RUNNING.contains(entered.state());
      if (runs && since.isEmpty()) {
        since = Optional.of(entered.at());
      } else if (!runs && since.isPresent()) {
        spans.add(new Span(since.get(), entered.at()));
        since = Optional.empty();
      }
    }
    since.filter(from -> from.isBefore(end)).ifPresent(from -> spans.add(new Span(from, end)));
    return spans;
  }
}
