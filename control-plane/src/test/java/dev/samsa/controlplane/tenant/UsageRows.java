package dev.samsa.controlplane.tenant;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Usage of clusters that exist in the database only. */
@ApplicationScoped
public class UsageRows {
  private final Database database;

  public UsageRows(Database database) {
    this.database = database;
  }

  /** The cluster has run on that tier since an instant, which becomes that of its creation too. */
  public void runningSince(String cluster, String tier, Instant since) {
    database.update(
        "UPDATE kafka_cluster SET created_at = ?, tier = ? WHERE public_id = ?",
        since,
        tier,
        cluster);
    database.update(
        """
        INSERT INTO kafka_cluster_state (cluster_id, state, tier, entered_at)
        SELECT id, 'READY', ?, ? FROM kafka_cluster WHERE public_id = ?
        """,
        tier,
        since,
        cluster);
  }

  /** Adds bytes of a counter to an hour of a topic and of its cluster. */
  public void counted(String cluster, String meter, String topic, Instant at, long bytes) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    database.update(
        """
        INSERT INTO usage_hour (cluster_id, hour, batches)
        SELECT id, ?, 1 FROM kafka_cluster WHERE public_id = ? ON CONFLICT DO NOTHING
        """,
        hour,
        cluster);
    database.update(
        """
        INSERT INTO usage_bucket AS b (cluster_id, hour, meter, amount, peak)
        SELECT id, ?, ?, ?, ? FROM kafka_cluster WHERE public_id = ?
        ON CONFLICT (cluster_id, hour, meter) DO UPDATE
          SET amount = b.amount + excluded.amount, peak = b.peak + excluded.peak
        """,
        hour,
        meter,
        BigDecimal.valueOf(bytes),
        bytes,
        cluster);
    database.update(
        """
        INSERT INTO usage_topic_bucket AS b (cluster_id, hour, meter, topic_id, topic, amount)
        SELECT id, ?, ?, ?, ?, ? FROM kafka_cluster WHERE public_id = ?
        ON CONFLICT (cluster_id, hour, meter, topic_id) DO UPDATE
          SET amount = b.amount + excluded.amount
        """,
        hour,
        meter,
        "id-of-" + topic,
        topic,
        BigDecimal.valueOf(bytes),
        cluster);
  }

  /** What the quotas of the cluster's brokers counted for a principal in an hour that is sealed. */
  public void countedFor(String cluster, String meter, String principal, Instant at, long bytes) {
    database.update(
        """
        INSERT INTO usage_principal_bucket (cluster_id, hour, meter, principal, amount)
        SELECT id, ?, ?, ?, ? FROM kafka_cluster WHERE public_id = ?
        """,
        at.truncatedTo(ChronoUnit.HOURS),
        meter,
        principal,
        BigDecimal.valueOf(bytes),
        cluster);
  }
}
