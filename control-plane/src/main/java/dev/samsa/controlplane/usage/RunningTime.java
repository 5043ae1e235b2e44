package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  public record Entered(String state, Instant at) {}

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

  /** Spans of the running states; the last one goes on until the end. */
  public static List<Span> spans(List<Entered> history, Instant end) {
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
