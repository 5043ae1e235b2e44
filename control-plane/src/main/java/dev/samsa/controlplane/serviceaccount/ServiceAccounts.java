package dev.samsa.controlplane.serviceaccount;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes service accounts. */
@ApplicationScoped
public class ServiceAccounts {
  private static final String COLUMNS =
      "id, public_id, display_name, description, created_at, updated_at";

  private final Database database;
  private final Clock clock;

  public ServiceAccounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A new service account.
   *
   * @throws ApiException 409 if the organization has one of that name
   */
  public ServiceAccount create(long organizationKey, String displayName, String description) {
    Instant now = clock.instant();
    try {
      return database
          .first(
              "INSERT INTO service_account (public_id, organization_id, display_name, description,"
                  + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING "
                  + COLUMNS,
              ServiceAccounts::read,
              PublicIds.create("sa"),
              organizationKey,
              displayName,
              description,
              now,
              now)
          .orElseThrow();
    } catch (DatabaseException e) {
      throw nameTaken(e, displayName);
    }
  }

  public Optional<ServiceAccount> find(long organizationKey, String publicId) {
    return database.first(
        "SELECT "
            + COLUMNS
            + " FROM service_account"
            + " WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL",
        ServiceAccounts::read,
        organizationKey,
        publicId);
  }

  /**
   * Service accounts in the order of their keys.
   *
   * @param words each must occur in the name; clients that look for one name send its words
   */
  public List<ServiceAccount> page(
      long organizationKey, List<String> words, long afterKey, int limit) {
    return database.list(
        "SELECT "
            + COLUMNS
            + " FROM service_account WHERE organization_id = ? AND deleted_at IS NULL AND id > ?"
            + " AND NOT EXISTS (SELECT 1 FROM unnest(?::text[]) word"
            + "   WHERE position(lower(word) IN lower(display_name)) = 0)"
            + " ORDER BY id LIMIT ?",
        ServiceAccounts::read,
        organizationKey,
        afterKey,
        words.toArray(String[]::new),
        limit);
  }

  /**
   * Sets name and description.
   *
   * @throws ApiException 409 if the organization has another of that name
   */
  public ServiceAccount update(ServiceAccount current, String displayName, String description) {
    try {
      return database
          .first(
              "UPDATE service_account SET display_name = ?, description = ?, updated_at = ?,"
                  + " version = version + 1 WHERE id = ? AND deleted_at IS NULL RETURNING "
                  + COLUMNS,
              ServiceAccounts::read,
              displayName,
              description,
              clock.instant(),
              current.key())
          .orElseThrow(() -> ApiException.notFound("Service account", current.publicId()));
    } catch (DatabaseException e) {
      throw nameTaken(e, displayName);
    }
  }

  public void delete(ServiceAccount account) {
    Instant now = clock.instant();
    database.update(
        "UPDATE service_account SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE id = ? AND deleted_at IS NULL",
        now,
        now,
        account.key());
  }

  private static RuntimeException nameTaken(DatabaseException e, String displayName) {
    return e.isUniqueViolation()
        ? ApiException.conflict(
            "This organization has a service account named "
                + displayName
                + "; choose another name.")
        : e;
  }

  private static ServiceAccount read(ResultSet row) throws SQLException {
    return new ServiceAccount(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("display_name"),
        row.getString("description"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
