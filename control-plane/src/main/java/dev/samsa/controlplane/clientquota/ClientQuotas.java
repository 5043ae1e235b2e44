package dev.samsa.controlplane.clientquota;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.identity.PrincipalRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes client quotas, and lets brokers know of each change. */
@ApplicationScoped
public class ClientQuotas {
  private static final String SELECT =
      """
      SELECT q.*, c.public_id AS cluster, e.public_id AS environment, ARRAY(
        SELECT p.principal FROM client_quota_principal p WHERE p.quota_id = q.id
        ORDER BY p.principal) AS principals
      FROM client_quota q
        JOIN kafka_cluster c ON c.id = q.cluster_id
        JOIN environment e ON e.id = c.environment_id
      WHERE q.organization_id = ? AND c.deleted_at IS NULL
      """;

  private final Database database;
  private final AccessChanges accessChanges;
  private final Clock clock;

  public ClientQuotas(Database database, AccessChanges accessChanges, Clock clock) {
    this.database = database;
    this.accessChanges = accessChanges;
    this.clock = clock;
  }

  Optional<ClientQuota> find(long organizationKey, String id) {
    return database.first(SELECT + " AND q.public_id = ?", ClientQuotas::read, organizationKey, id);
  }

  List<ClientQuota> page(long organizationKey, String cluster, long afterKey, int limit) {
    return database.list(
        SELECT + " AND c.public_id = ? AND q.id > ? ORDER BY q.id LIMIT ?",
        ClientQuotas::read,
        organizationKey,
        cluster,
        afterKey,
        limit);
  }

  /**
   * A new quota.
   *
   * @throws ApiException 409 if a principal has another quota on the cluster
   */
  @Transactional(TxType.MANDATORY)
  ClientQuota create(long organizationKey, String cluster, QuotaRules.Wanted wanted) {
    String id = PublicIds.create("cq");
    Instant now = clock.instant();
    database.update(
        """
        INSERT INTO client_quota (public_id, organization_id, cluster_id, display_name,
          description, ingress, egress, created_at, updated_at)
        SELECT ?, organization_id, id, ?, ?, ?::bigint, ?::bigint, ?, ?
        FROM kafka_cluster WHERE public_id = ?
        """,
        id,
        wanted.displayName(),
        wanted.description(),
        wanted.rates().ingress(),
        wanted.rates().egress(),
        now,
        now,
        cluster);
    ClientQuota created = find(organizationKey, id).orElseThrow();
    assign(created, wanted.principals());
    accessChanges.cluster(cluster);
    return find(organizationKey, id).orElseThrow();
  }

  /**
   * Changes a quota.
   *
   * @throws ApiException 409 if a principal has another quota on the cluster
   */
  @Transactional(TxType.MANDATORY)
  ClientQuota update(long organizationKey, ClientQuota quota, QuotaRules.Wanted wanted) {
    database.update(
        """
        UPDATE client_quota SET display_name = ?, description = ?, ingress = ?::bigint,
          egress = ?::bigint, updated_at = ?, version = version + 1 WHERE id = ?
        """,
        wanted.displayName(),
        wanted.description(),
        wanted.rates().ingress(),
        wanted.rates().egress(),
        clock.instant(),
        quota.key());
    database.update("DELETE FROM client_quota_principal WHERE quota_id = ?", quota.key());
    assign(quota, wanted.principals());
    accessChanges.cluster(quota.cluster());
    return find(organizationKey, quota.publicId()).orElseThrow();
  }

  @Transactional(TxType.MANDATORY)
  void delete(ClientQuota quota) {
    database.update("DELETE FROM client_quota WHERE id = ?", quota.key());
    accessChanges.cluster(quota.cluster());
  }

  /** Brokers learn of it by the change that removes the principal's keys. */
  void removeOf(@Observes PrincipalRemoved removed) {
    database.update(
        """
        DELETE FROM client_quota_principal p USING client_quota q
        WHERE q.id = p.quota_id AND q.organization_id = ? AND p.principal = ?
        """,
        removed.organizationKey(),
        removed.principal());
  }

  private void assign(ClientQuota quota, List<String> principals) {
    try {
      database.update(
          """
          INSERT INTO client_quota_principal (quota_id, cluster_id, principal)
          SELECT ?, ?, unnest(?::text[])
          """,
          quota.key(),
          quota.clusterKey(),
          principals.toArray(String[]::new));
    } catch (DatabaseException e) {
      if (e.isUniqueViolation()) {
        throw ApiException.conflict(
            "One of these principals has another quota on Kafka cluster "
                + quota.cluster()
                + "; take it out there first.");
      }
      throw e;
    }
  }

  private static ClientQuota read(ResultSet row) throws SQLException {
    return new ClientQuota(
        row.getLong("id"),
        row.getString("public_id"),
        row.getLong("cluster_id"),
        row.getString("cluster"),
        row.getString("environment"),
        row.getString("display_name"),
        row.getString("description"),
        new ClientQuota.Rates(
            row.getObject("ingress", Long.class), row.getObject("egress", Long.class)),
        List.of((String[]) row.getArray("principals").getArray()),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
