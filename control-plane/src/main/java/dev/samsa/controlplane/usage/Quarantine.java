package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Keeps aside what could not be counted, whole and with the reason; nothing of it is billed. */
@ApplicationScoped
class Quarantine {
  private static final Logger LOG = Logger.getLogger(Quarantine.class);

  private final Database database;

  Quarantine(Database database) {
    this.database = database;
  }

  /** Keeps a batch aside; the same one again changes nothing. */
  @Transactional
  void keep(MeteredCluster cluster, String reason, byte[] hash, String payload, Instant now) {
    LOG.warnf("usage of %s put aside: %s", cluster.id(), reason);
    database.update(
        """
        INSERT INTO usage_quarantine (cluster_id, reason, payload_hash, payload, received_at)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT (cluster_id, payload_hash) DO NOTHING
        """,
        cluster.key(),
        reason,
        hash,
        // PostgreSQL's text holds any character but this one.
        payload.replace('\0', '\uFFFD'),
        now);
  }
}
