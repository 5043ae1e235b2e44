package dev.samsa.controlplane.user;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.organization.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes memberships. */
@ApplicationScoped
public class Members {
  private static final String SELECT =
      """
      SELECT m.id, m.public_id, m.account_id, m.full_name, m.created_at, m.updated_at,
        a.email, a.issuer, o.id AS organization_id, o.public_id AS organization_public_id,
        o.display_name, o.state, o.created_at AS organization_created_at,
        o.updated_at AS organization_updated_at
      FROM member m JOIN account a ON a.id = m.account_id
        JOIN organization o ON o.id = m.organization_id
      WHERE m.deleted_at IS NULL
      """;

  private final Database database;
  private final Clock clock;

  public Members(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A new membership.
   *
   * @param publicId {@code u-…}
   * @throws ApiException 409 if the account is a member already
   */
  public Member create(long organizationKey, long accountKey, String publicId, String fullName) {
    Instant now = clock.instant();
    try {
      database.update(
          "INSERT INTO member (public_id, organization_id, account_id, full_name, created_at,"
              + " updated_at) VALUES (?, ?, ?, ?, ?, ?)",
          publicId,
          organizationKey,
          accountKey,
          fullName,
          now,
          now);
    } catch (DatabaseException e) {
      throw e.isUniqueViolation()
          ? ApiException.conflict("This account belongs to the organization already.")
          : e;
    }
    return find(organizationKey, publicId).orElseThrow();
  }

  public Optional<Member> find(long organizationKey, String publicId) {
    return database.first(
        SELECT + "AND m.organization_id = ? AND m.public_id = ?",
        Members::read,
        organizationKey,
        publicId);
  }

  public Optional<Member> find(long key) {
    return database.first(SELECT + "AND m.id = ?", Members::read, key);
  }

  /** The member of the organization with that e-mail. */
  public Optional<Member> findByEmail(long organizationKey, String email) {
    return database.first(
        SELECT + "AND m.organization_id = ? AND lower(a.email) = lower(?)",
        Members::read,
        organizationKey,
        email);
  }

  /** All memberships of an account, the oldest first. */
  public List<Member> ofAccount(long accountKey) {
    return database.list(SELECT + "AND m.account_id = ? ORDER BY m.id", Members::read, accountKey);
  }

  /** Members of an organization in the order of their keys. */
  public List<Member> page(long organizationKey, long afterKey, int limit) {
    return database.list(
        SELECT + "AND m.organization_id = ? AND m.id > ? ORDER BY m.id LIMIT ?",
        Members::read,
        organizationKey,
        afterKey,
        limit);
  }

  public void rename(long key, String fullName) {
    database.update(
        "UPDATE member SET full_name = ?, updated_at = ?, version = version + 1 WHERE id = ?",
        fullName,
        clock.instant(),
        key);
  }

  public void remove(long key) {
    Instant now = clock.instant();
    database.update(
        "UPDATE member SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE id = ? AND deleted_at IS NULL",
        now,
        now,
        key);
  }

  private static Member read(ResultSet row) throws SQLException {
    Organization organization =
        new Organization(
            row.getLong("organization_id"),
            row.getObject("organization_public_id", UUID.class),
            row.getString("display_name"),
            row.getString("state").equals("SUSPENDED"),
            Database.instant(row, "organization_created_at"),
            Database.instant(row, "organization_updated_at"));
    return new Member(
        row.getLong("id"),
        row.getString("public_id"),
        organization,
        row.getLong("account_id"),
        row.getString("email"),
        row.getString("full_name"),
        row.getString("issuer").equals("local"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
