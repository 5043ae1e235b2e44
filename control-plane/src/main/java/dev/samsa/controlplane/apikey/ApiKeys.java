package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.PrincipalRemoved;
import dev.samsa.controlplane.secrets.OneTimeSecret;
import dev.samsa.controlplane.secrets.Peppers;
import dev.samsa.description.access.KeyHash;
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

/** Reads and writes API keys, and lets brokers know of each change. */
@ApplicationScoped
public class ApiKeys {
  private static final int SECRET_LENGTH = 64;
  private static final String COLUMNS =
      "id, public_id, owner, scope, display_name, description, created_at, updated_at,"
          + " last_used_at";

  private final Database database;
  private final AccessChanges accessChanges;
  private final Peppers peppers;
  private final Clock clock;

  public ApiKeys(Database database, AccessChanges accessChanges, Peppers peppers, Clock clock) {
    this.database = database;
    this.accessChanges = accessChanges;
    this.peppers = peppers;
    this.clock = clock;
  }

  /**
   * A key just made, with the only showing of its secret.
   *
   * @param accessNumber the snapshot by which brokers know it; 0 for a Cloud key
   */
  public record Created(ApiKey key, String secret, long accessNumber) {
    /** Never shows the secret. */
    @Override
    public String toString() {
      return "Created[" + key.publicId() + "]";
    }
  }

  /** What to make. */
  public record Draft(String owner, String scope, String displayName, String description) {}

  @Transactional(TxType.MANDATORY)
  public Created create(long organizationKey, Draft draft) {
    String id = PublicIds.createKeyId();
    String secret = OneTimeSecret.alphanumeric(SECRET_LENGTH);
    Instant now = clock.instant();
    ApiKey created =
        database
            .first(
                "INSERT INTO api_key (public_id, organization_id, owner, scope, secret_hash,"
                    + " display_name, description, created_at, updated_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING "
                    + COLUMNS,
                ApiKeys::read,
                id,
                organizationKey,
                draft.owner(),
                draft.scope(),
                KeyHash.of(peppers.ofScope(draft.scope()), id, secret),
                draft.displayName(),
                draft.description(),
                now,
                now)
            .orElseThrow();
    return new Created(created, secret, tellBrokers(created.scope()));
  }

  public Optional<ApiKey> find(long organizationKey, String publicId) {
    return database.first(
        "SELECT "
            + COLUMNS
            + " FROM api_key WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL",
        ApiKeys::read,
        organizationKey,
        publicId);
  }

  /**
   * Which keys to list.
   *
   * @param owner null for all
   * @param scope null for all
   */
  public record Filter(String owner, String scope) {}

  /** Keys of the principal, of what it owns, and of clusters that it administers, in order. */
  public List<ApiKey> page(
      long organizationKey,
      String principal,
      Permissions permissions,
      Filter filter,
      long afterKey,
      int limit) {
    return database.list(
        "SELECT "
            + COLUMNS
            + """
             FROM api_key WHERE organization_id = ? AND deleted_at IS NULL AND id > ?
              AND (?::text IS NULL OR owner = ?) AND (?::text IS NULL OR scope = ?)
              AND (? OR owner = ? OR owner = ANY(?) OR scope = ANY(?) OR scope IN (
                SELECT c.public_id FROM kafka_cluster c JOIN environment e
                  ON e.id = c.environment_id WHERE e.public_id = ANY(?))
              OR scope IN (
                SELECT r.public_id FROM schema_registry_cluster r JOIN environment e
                  ON e.id = r.environment_id WHERE e.public_id = ANY(?)))
            ORDER BY id LIMIT ?
            """,
        ApiKeys::read,
        organizationKey,
        afterKey,
        filter.owner(),
        filter.owner(),
        filter.scope(),
        filter.scope(),
        permissions.isOrganizationAdmin(),
        principal,
        permissions.ownedServiceAccounts().toArray(String[]::new),
        permissions.administeredClusters().toArray(String[]::new),
        permissions.administeredEnvironments().toArray(String[]::new),
        permissions.administeredEnvironments().toArray(String[]::new),
        limit);
  }

  public ApiKey describe(ApiKey key, String displayName, String description) {
    return database
        .first(
            "UPDATE api_key SET display_name = ?, description = ?, updated_at = ?,"
                + " version = version + 1 WHERE id = ? RETURNING "
                + COLUMNS,
            ApiKeys::read,
            displayName,
            description,
            clock.instant(),
            key.key())
        .orElseThrow();
  }

  /** Revokes a key: the control plane refuses it at once, brokers when they learn of it. */
  @Transactional(TxType.MANDATORY)
  public void delete(ApiKey key) {
    Instant now = clock.instant();
    database.update(
        "UPDATE api_key SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE id = ? AND deleted_at IS NULL",
        now,
        now,
        key.key());
    tellBrokers(key.scope());
  }

  void removeOf(@Observes PrincipalRemoved removed) {
    Instant now = clock.instant();
    database.update(
        "UPDATE api_key SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE organization_id = ? AND owner = ? AND deleted_at IS NULL",
        now,
        now,
        removed.organizationKey(),
        removed.principal());
    accessChanges.organization(removed.organizationKey());
  }

  private long tellBrokers(String scope) {
    return scope.equals(Peppers.CLOUD) ? 0 : accessChanges.cluster(scope);
  }

  private static ApiKey read(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("owner"),
        row.getString("scope"),
        row.getString("display_name"),
        row.getString("description"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"),
        Database.instant(row, "last_used_at"));
  }
}
