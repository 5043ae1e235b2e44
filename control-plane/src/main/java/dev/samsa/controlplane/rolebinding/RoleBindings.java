package dev.samsa.controlplane.rolebinding;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.authorization.Role;
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

/** Reads and writes role bindings, and lets brokers know of each change. */
@ApplicationScoped
public class RoleBindings {
  private static final String COLUMNS =
      "id, public_id, principal, role_name, crn_pattern, created_at, updated_at";
  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM role_binding WHERE organization_id = ? AND deleted_at IS NULL ";

  private final Database database;
  private final AccessChanges accessChanges;
  private final Clock clock;

  public RoleBindings(Database database, AccessChanges accessChanges, Clock clock) {
    this.database = database;
    this.accessChanges = accessChanges;
    this.clock = clock;
  }

  /**
   * Binds a role.
   *
   * @throws ApiException 409 if it is bound already
   */
  @Transactional(TxType.MANDATORY)
  public RoleBinding create(long organizationKey, String principal, Role role, String crnPattern) {
    Instant now = clock.instant();
    try {
      RoleBinding created =
          database
              .first(
                  "INSERT INTO role_binding (public_id, organization_id, principal, role_name,"
                      + " crn_pattern, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                      + " RETURNING "
                      + COLUMNS,
                  RoleBindings::read,
                  PublicIds.create("rb"),
                  organizationKey,
                  principal,
                  role.wireName(),
                  crnPattern,
                  now,
                  now)
              .orElseThrow();
      accessChanges.organization(organizationKey);
      return created;
    } catch (DatabaseException e) {
      throw e.isUniqueViolation()
          ? ApiException.conflict(
              principal + " holds the role " + role.wireName() + " on this pattern already.")
          : e;
    }
  }

  public Optional<RoleBinding> find(long organizationKey, String publicId) {
    return database.first(
        SELECT + "AND public_id = ?", RoleBindings::read, organizationKey, publicId);
  }

  /**
   * Bindings in the order of their keys.
   *
   * @param pattern a pattern as given when binding, or with a star at its end all that begin so
   * @param principal null for all
   * @param roleName null for all
   */
  public List<RoleBinding> list(
      long organizationKey, String pattern, String principal, String roleName, long afterKey) {
    boolean prefix = pattern.endsWith("*");
    return database.list(
        SELECT
            + "AND id > ? AND (crn_pattern = ? OR (? AND starts_with(crn_pattern, ?)))"
            + " AND (?::text IS NULL OR principal = ?) AND (?::text IS NULL OR role_name = ?)"
            + " ORDER BY id",
        RoleBindings::read,
        organizationKey,
        afterKey,
        pattern,
        prefix,
        prefix ? pattern.replaceAll("/?\\*$", "") : "",
        principal,
        principal,
        roleName,
        roleName);
  }

  @Transactional(TxType.MANDATORY)
  public void delete(long organizationKey, RoleBinding binding) {
    Instant now = clock.instant();
    database.update(
        "UPDATE role_binding SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE id = ? AND deleted_at IS NULL",
        now,
        now,
        binding.key());
    accessChanges.organization(organizationKey);
  }

  /** Whether some user other than that one administers the organization. */
  public boolean isAdministeredWithout(long organizationKey, String user) {
    return database
        .first(
            """
            SELECT 1 FROM role_binding b JOIN member m
              ON m.public_id = b.principal AND m.organization_id = b.organization_id
            WHERE b.organization_id = ? AND b.role_name = ? AND b.principal <> ?
              AND b.deleted_at IS NULL AND m.deleted_at IS NULL
            """,
            row -> true,
            organizationKey,
            Role.ORGANIZATION_ADMIN.wireName(),
            user)
        .isPresent();
  }

  void removeOf(@Observes PrincipalRemoved removed) {
    Instant now = clock.instant();
    database.update(
        "UPDATE role_binding SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE organization_id = ? AND deleted_at IS NULL"
            + " AND (principal = ? OR crn_pattern LIKE '%/service-account=' || ?"
            + "   OR crn_pattern LIKE '%/identity-pool=' || ?)",
        now,
        now,
        removed.organizationKey(),
        removed.principal(),
        removed.principal(),
        removed.principal());
    accessChanges.organization(removed.organizationKey());
  }

  private static RoleBinding read(ResultSet row) throws SQLException {
    return new RoleBinding(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("principal"),
        row.getString("role_name"),
        row.getString("crn_pattern"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
