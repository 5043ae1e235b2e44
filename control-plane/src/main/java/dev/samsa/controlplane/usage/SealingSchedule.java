package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Decides when an hour is sealed: as soon as the watermark of each broker of the cluster has passed
 * its end, and without waiting any further after the longest wait. A broker that stopped in good
 * order has nothing more to say. Hours of a cluster are sealed in order. Several control planes may
 * do this at once.
 */
@ApplicationScoped
class SealingSchedule {
  private static final Logger LOG = Logger.getLogger(SealingSchedule.class);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;
  private final HourSealing sealing;
  private final BatchArchive archive;
  private final UsageConfig config;
  private final Clock clock;

  SealingSchedule(
      Database database,
      HourSealing sealing,
      BatchArchive archive,
      UsageConfig config,
      Clock clock) {
    this.database = database;
    this.sealing = sealing;
    this.archive = archive;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Where a cluster goes on.
   *
   * @param lastSealed null if none is
   */
  private record Next(long clusterKey, Instant hour, Instant lastSealed, Instant watermark) {}

  @Scheduled(
      identity = "usage-sealing",
      every = "{samsa.usage.sealing-every:30s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    sealAll(clock.instant());
  }

  @Scheduled(identity = "usage-retention", every = "6h", delayed = "10m")
  void dropOld() {
    archive.dropBefore(clock.instant().minus(config.retention()));
  }

  /** Seals every hour that is ready. */
  void sealAll(Instant now) {
    for (Next next : next(now)) {
      try {
        openBetween(next);
        Instant hour = next.hour();
        while (ready(hour, next.watermark(), now)) {
          sealing.seal(next.clusterKey(), hour, now);
          hour = hour.plus(HOUR);
        }
      } catch (DatabaseException e) {
        // One cluster's trouble must not keep the others waiting; the next run tries again.
        LOG.errorf(e, "an hour of cluster %d could not be sealed", next.clusterKey());
      }
    }
  }

  /**
   * Opens all hours from one that came late up to those that are sealed, at once: should this
   * process die among them, the next run finds them.
   */
  private void openBetween(Next next) {
    if (next.lastSealed() == null || !next.hour().isBefore(next.lastSealed())) {
      return;
    }
    database.update(
        """
        INSERT INTO usage_hour (cluster_id, hour)
        SELECT ?, h FROM generate_series(?::timestamptz, ?::timestamptz, '1 hour') AS h
        ON CONFLICT DO NOTHING
        """,
        next.clusterKey(),
        next.hour(),
        next.lastSealed());
  }

  private boolean ready(Instant hour, Instant watermark, Instant now) {
    Instant end = hour.plus(HOUR);
    if (end.isAfter(now)) {
      return false;
    }
    return !watermark.isBefore(end) || !now.isBefore(end.plus(config.longestWait()));
  }

  /**
   * The first hour of each cluster that is over and not sealed, and how far all of its brokers have
   * reported; now if none owes anything. What came late may have opened an hour in front of those
   * that are sealed.
   */
  private List<Next> next(Instant now) {
    return database.list(
        """
        WITH known AS (
          SELECT c.id, c.deleted_at,
            (SELECT min(h.hour) FROM usage_hour h
               WHERE h.cluster_id = c.id AND h.sealed_at IS NULL) AS open,
            (SELECT max(h.hour) FROM usage_hour h
               WHERE h.cluster_id = c.id AND h.sealed_at IS NOT NULL) AS sealed
          FROM kafka_cluster c),
        metered AS (
          SELECT k.id, k.deleted_at, k.sealed,
            least(k.open, coalesce(k.sealed + interval '1 hour',
              (SELECT date_trunc('hour', min(s.entered_at), 'UTC') FROM kafka_cluster_state s
                 WHERE s.cluster_id = k.id AND s.state = 'READY'))) AS hour
          FROM known k)
        SELECT m.id, m.hour, m.sealed,
          coalesce((SELECT min(coalesce(b.watermark, '-infinity'::timestamptz))
            FROM kafka_node n
            LEFT JOIN usage_broker b ON b.cluster_id = n.cluster_id AND b.broker = n.node_id
            LEFT JOIN usage_boot r ON r.cluster_id = b.cluster_id AND r.broker = b.broker
              AND r.boot_id = b.boot_id
            WHERE n.cluster_id = m.id AND n.client_port IS NOT NULL
              AND NOT coalesce(r.finished, false)), ?) AS watermark
        FROM metered m
        WHERE m.hour + interval '1 hour' <= ?
          AND (m.deleted_at IS NULL OR m.hour <= greatest(
            date_trunc('hour', m.deleted_at, 'UTC'),
            (SELECT max(h.hour) FROM usage_hour h WHERE h.cluster_id = m.id)))
        """,
        row ->
            new Next(
                row.getLong("id"),
                Database.instant(row, "hour"),
                Database.instant(row, "sealed"),
                Database.instant(row, "watermark")),
        now,
        now);
  }
}
