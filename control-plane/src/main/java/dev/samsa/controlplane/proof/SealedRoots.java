package dev.samsa.controlplane.proof;

import dev.samsa.billing.proof.HourRecords;
import dev.samsa.billing.proof.UsageProof;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.Resource;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.money.ClosedUsage;
import dev.samsa.controlplane.usage.Span;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Makes the proof roots of hours soon after they were sealed, so that the month's close need not
 * hash a month of buckets at once. A sealed hour never changes; what comes late makes another root,
 * which is the close's to make. Several control planes may do this at once: they come to the same.
 */
@ApplicationScoped
class SealedRoots {
  private static final Logger LOG = Logger.getLogger(SealedRoots.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final ClosedUsage usage;

  SealedRoots(Database database, ClosedUsage usage) {
    this.database = database;
    this.usage = usage;
  }

  /** Hours of one cluster and month that have no root. */
  private record Missing(long clusterKey, BillingMonth month, Span span) {}

  @Scheduled(
      identity = "proof-roots",
      every = "{samsa.proofs.roots-every:1m}",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      makeAll();
    } catch (DatabaseException e) {
      // The next run tries again; a close makes what is missing itself.
      LOG.error("proof roots could not be made", e);
    }
  }

  /** Makes all that are missing. */
  void makeAll() {
    List<Missing> missing = missing();
    while (!missing.isEmpty() && !Thread.currentThread().isInterrupted()) {
      missing.forEach(this::make);
      missing = missing();
    }
  }

  private List<Missing> missing() {
    return database.list(
        """
        SELECT cluster_id, min(hour) AS first, max(hour) AS last FROM (
          SELECT cluster_id, hour FROM usage_hour
          WHERE sealed_at IS NOT NULL AND proof_root IS NULL
          ORDER BY cluster_id, hour LIMIT 20000) waiting
        GROUP BY cluster_id, date_trunc('month', hour, 'UTC') ORDER BY cluster_id, first LIMIT ?
        """,
        row -> {
          Instant first = Database.instant(row, "first");
          return new Missing(
              row.getLong("cluster_id"),
              BillingMonth.of(first),
              new Span(first, Database.instant(row, "last").plus(HOUR)));
        },
        AT_ONCE);
  }

  private void make(Missing missing) {
    ClusterMonth month =
        usage.sealed(
            missing.clusterKey(), Resource.cluster("any", "any"), missing.span(), missing.month());
    Map<Instant, HourRecords> records = records(missing);
    List<String> hours = new ArrayList<>();
    List<String> roots = new ArrayList<>();
    int last = missing.month().index(missing.span().to().minus(HOUR));
    for (int hour = missing.month().index(missing.span().from()); hour <= last; hour++) {
      Instant start = missing.month().hour(hour);
      hours.add(start.toString());
      roots.add(UsageProof.hourRoot(month, hour, records.get(start)).orElse(""));
    }
    database.update(
        """
        UPDATE usage_hour h SET proof_root = n.root
        FROM unnest(?::text[]::timestamptz[], ?::text[]) AS n (hour, root)
        WHERE h.cluster_id = ? AND h.hour = n.hour AND h.sealed_at IS NOT NULL
          AND h.proof_root IS NULL
        """,
        hours.toArray(String[]::new),
        roots.toArray(String[]::new),
        missing.clusterKey());
  }

  private Map<Instant, HourRecords> records(Missing missing) {
    Map<Instant, HourRecords> records = new HashMap<>();
    database.list(
        """
        SELECT hour, records, root FROM usage_hour_records
        WHERE cluster_id = ? AND hour >= ? AND hour < ?
        """,
        row -> {
          Instant hour = Database.instant(row, "hour");
          return records.put(
              hour, HourRecords.rooted(hour, row.getInt("records"), row.getString("root")));
        },
        missing.clusterKey(),
        missing.span().from(),
        missing.span().to());
    return records;
  }
}
