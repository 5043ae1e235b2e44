package dev.samsa.controlplane.reconciliation;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.money.HourQuantities;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds the hours that are to be compared: those that were sealed since, those to which something
 * was added since, and those that are over and of which nothing was heard. Several control planes
 * may do this at once.
 */
@ApplicationScoped
class ReconciliationSchedule {
  private static final Logger LOG = Logger.getLogger(ReconciliationSchedule.class);
  private static final int AT_ONCE = 2_000;
  private static final Reconciliation.Hour BEFORE_ALL =
      new Reconciliation.Hour(0, "", 0, Instant.EPOCH, false, false);

  private final Database database;
  private final Reconciliation reconciliation;
  private final InvoiceReconciliation invoices;
  private final HourQuantities quantities;
  private final ReconciliationConfig config;
  private final Clock clock;

  ReconciliationSchedule(
      Database database,
      Reconciliation reconciliation,
      InvoiceReconciliation invoices,
      HourQuantities quantities,
      ReconciliationConfig config,
      Clock clock) {
    this.database = database;
    this.reconciliation = reconciliation;
    this.invoices = invoices;
    this.quantities = quantities;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = "reconciliation",
      every = "{samsa.reconciliation.every:2m}",
      delayed = "40s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    compareAll(clock.instant());
  }

  /** Compares every hour that is due, and every invoice. */
  void compareAll(Instant now) {
    RatedQuantities rated = new RatedQuantities(quantities.run(now));
    List<Reconciliation.Hour> hours = due(now, BEFORE_ALL);
    while (!hours.isEmpty()) {
      hours.forEach(hour -> compare(hour, rated, now));
      hours = hours.size() < AT_ONCE ? List.of() : due(now, hours.getLast());
    }
    invoices.compareAll(now);
  }

  private void compare(Reconciliation.Hour hour, RatedQuantities rated, Instant now) {
    try {
      reconciliation.compare(hour, rated, now);
    } catch (DatabaseException e) {
      // One cluster's trouble must not keep the others waiting; the next run tries again.
      LOG.errorf(e, "hour %s of %s could not be compared", hour.start(), hour.cluster());
    }
  }

  /** The next hours after that one; an hour that could not be compared is passed over. */
  private List<Reconciliation.Hour> due(Instant now, Reconciliation.Hour after) {
    return database.list(
        """
        WITH candidate AS (
          SELECT h.cluster_id, h.hour, h.sealed_at IS NOT NULL AS sealed,
            h.carried_seconds > 0 AS carried
          FROM usage_hour h
          WHERE h.hour >= ? AND h.sealed_at IS NOT NULL
          UNION ALL
          SELECT c.id, date_trunc('hour', ?::timestamptz, 'UTC') - interval '1 hour', false, false
          FROM kafka_cluster c
          WHERE c.deleted_at IS NULL AND c.state IN ('READY', 'DEGRADED')
            AND NOT EXISTS (SELECT 1 FROM usage_hour h WHERE h.cluster_id = c.id
              AND h.hour = date_trunc('hour', ?::timestamptz, 'UTC') - interval '1 hour'
              AND (h.sealed_at IS NOT NULL OR h.batches > 0)))
        SELECT a.*, c.public_id, c.organization_id
        FROM candidate a
        JOIN kafka_cluster c ON c.id = a.cluster_id
        LEFT JOIN reconciled_hour r ON r.cluster_id = a.cluster_id AND r.hour = a.hour
        WHERE (c.organization_id, a.hour, a.cluster_id) > (?, ?, ?)
          AND (r.hour IS NULL
            OR (a.sealed AND NOT r.sealed)
            OR EXISTS (SELECT 1 FROM usage_correction x WHERE x.cluster_id = a.cluster_id
              AND x.hour = a.hour AND x.recorded_at >= r.compared_at))
        ORDER BY c.organization_id, a.hour, a.cluster_id LIMIT ?
        """,
        row ->
            new Reconciliation.Hour(
                row.getLong("cluster_id"),
                row.getString("public_id"),
                row.getLong("organization_id"),
                Database.instant(row, "hour"),
                row.getBoolean("sealed"),
                row.getBoolean("carried")),
        now.minus(config.reach()),
        now.minus(config.silentAfter()),
        now.minus(config.silentAfter()),
        after.organizationKey(),
        after.start(),
        after.clusterKey(),
        AT_ONCE);
  }
}
