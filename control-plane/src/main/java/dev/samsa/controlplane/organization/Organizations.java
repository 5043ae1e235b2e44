package dev.samsa.controlplane.organization;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes organizations. */
@ApplicationScoped
public class Organizations {
  private static final String COLUMNS =
      "id, public_id, display_name, state, created_at, updated_at";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM organization ";

  private final Database database;
  private final AccessChanges accessChanges;
  private final Clock clock;

  public Organizations(Database database, AccessChanges accessChanges, Clock clock) {
    this.database = database;
    this.accessChanges = accessChanges;
    this.clock = clock;
  }

  public Organization create(String displayName) {
    Instant now = clock.instant();
    return database
        .first(
            "INSERT INTO organization (public_id, display_name, created_at, updated_at)"
                + " VALUES (?, ?, ?, ?) RETURNING "
                + COLUMNS,
            Organizations::read,
            UUID.randomUUID(),
            displayName,
            now,
            now)
        .orElseThrow();
  }

  public Optional<Organization> find(UUID publicId) {
    return database.first(SELECT + "WHERE public_id = ?", Organizations::read, publicId);
  }

  public Optional<Organization> find(long key) {
    return database.first(SELECT + "WHERE id = ?", Organizations::read, key);
  }

  /**
   * The organization of a public id as it stands in a path.
   *
   * @throws ApiException 404 if there is none
   */
  public Organization require(String publicId) {
    try {
      return find(UUID.fromString(publicId)).orElseThrow(() -> unknown(publicId));
    } catch (IllegalArgumentException e) {
      throw unknown(publicId);
    }
  }

  private static ApiException unknown(String publicId) {
    return ApiException.notFound("Organization", publicId);
  }

  /** All organizations in the order of their keys. */
  public List<Organization> page(long afterKey, int limit) {
    return database.list(
        SELECT + "WHERE id > ? ORDER BY id LIMIT ?", Organizations::read, afterKey, limit);
  }

  /** The organizations that an account belongs to. */
  public List<Organization> pageOfAccount(long accountKey, long afterKey, int limit) {
    return database.list(
        SELECT
            + "o WHERE id > ? AND EXISTS (SELECT 1 FROM member m WHERE m.organization_id = o.id"
            + " AND m.account_id = ? AND m.deleted_at IS NULL) ORDER BY id LIMIT ?",
        Organizations::read,
        afterKey,
        accountKey,
        limit);
  }

  /**
   * Keeps others from changing who belongs to it, or administers it, until the transaction ends.
   */
  @Transactional(TxType.MANDATORY)
  public void lock(long key) {
    database.list("SELECT id FROM organization WHERE id = ? FOR UPDATE", row -> key, key);
  }

  public Organization rename(long key, String displayName) {
    return database
        .first(
            "UPDATE organization SET display_name = ?, updated_at = ?, version = version + 1"
                + " WHERE id = ? RETURNING "
                + COLUMNS,
            Organizations::read,
            displayName,
            clock.instant(),
            key)
        .orElseThrow();
  }

  /** Suspends or resumes; its clusters' brokers learn of it as of any change of access. */
  @Transactional(TxType.MANDATORY)
  public Organization setSuspended(long key, boolean suspended) {
    Organization changed =
        database
            .first(
                "UPDATE organization SET state = ?, updated_at = ?, version = version + 1"
                    + " WHERE id = ? RETURNING "
                    + COLUMNS,
                Organizations::read,
                suspended ? "SUSPENDED" : "ACTIVE",
                clock.instant(),
                key)
            .orElseThrow();
    accessChanges.organization(key);
    return changed;
  }

  private static Organization read(ResultSet row) throws SQLException {
    return new Organization(
        row.getLong("id"),
        row.getObject("public_id", UUID.class),
        row.getString("display_name"),
        row.getString("state").equals("SUSPENDED"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
