package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Tells brokers that something they must know has changed. Call it in the transaction that makes
 * the change: the number is raised and brokers are woken when that transaction commits, or not at
 * all.
 */
@ApplicationScoped
public class AccessChanges {
  /** PostgreSQL channel on which the changed cluster's id is sent. */
  static final String CHANNEL = "samsa_access";

  private final Database database;

  public AccessChanges(Database database) {
    this.database = database;
  }

  /**
   * One cluster's keys or role bindings changed.
   *
   * @return the number that holds the change; a broker that has applied it knows the change
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long cluster(String lkc) {
    return database
        .first(
            """
            UPDATE kafka_cluster SET access_number = access_number + 1
            WHERE public_id = ?
            RETURNING access_number, pg_notify('samsa_access', public_id)
            """,
            row -> row.getLong("access_number"),
            lkc)
        .orElse(0L);
  }

  /** Something changed that may reach every cluster of an organization. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void organization(long organizationKey) {
    // Locked in one order, so that two such changes never wait for each other in a circle.
    database.list(
        """
        WITH live AS (
          SELECT id FROM kafka_cluster
          WHERE organization_id = ? AND state <> 'DELETED' ORDER BY id FOR UPDATE)
        UPDATE kafka_cluster c SET access_number = access_number + 1
        FROM live WHERE c.id = live.id
        RETURNING pg_notify('samsa_access', c.public_id)
        """,
        row -> row.getObject(1),
        organizationKey);
  }
}
