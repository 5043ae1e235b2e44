package dev.samsa.controlplane.environment;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes environments. */
@ApplicationScoped
public class Environments {
  private static final String COLUMNS =
      "id, public_id, display_name, governance_package, created_at, updated_at";

  private final Database database;
  private final Clock clock;

  public Environments(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A new environment.
   *
   * @throws ApiException 409 if the organization has one of that name
   */
  public Environment create(long organizationKey, String displayName, String governancePackage) {
    Instant now = clock.instant();
    try {
      return database
          .first(
              "INSERT INTO environment (public_id, organization_id, display_name,"
                  + " governance_package, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)"
                  + " RETURNING "
                  + COLUMNS,
              Environments::read,
              PublicIds.create("env"),
              organizationKey,
              displayName,
              governancePackage,
              now,
              now)
          .orElseThrow();
    } catch (DatabaseException e) {
      throw nameTaken(e, displayName);
    }
  }

  public Optional<Environment> find(long organizationKey, String publicId) {
    return database.first(
        "SELECT "
            + COLUMNS
            + " FROM environment"
            + " WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL",
        Environments::read,
        organizationKey,
        publicId);
  }

  /** The environments that these permissions let see, in the order of their keys. */
  public List<Environment> page(
      long organizationKey, Permissions permissions, long afterKey, int limit) {
    return database.list(
        "SELECT "
            + COLUMNS
            + " FROM environment WHERE organization_id = ? AND deleted_at IS NULL AND id > ?"
            + " AND (? OR public_id = ANY(?)) ORDER BY id LIMIT ?",
        Environments::read,
        organizationKey,
        afterKey,
        permissions.seesWholeOrganization(),
        permissions.visibleEnvironments().toArray(String[]::new),
        limit);
  }

  /**
   * Sets name and governance package.
   *
   * @throws ApiException 409 if the organization has another of that name
   */
  public Environment update(long key, String displayName, String governancePackage) {
    try {
      return database
          .first(
              "UPDATE environment SET display_name = ?, governance_package = ?, updated_at = ?,"
                  + " version = version + 1 WHERE id = ? AND deleted_at IS NULL RETURNING "
                  + COLUMNS,
              Environments::read,
              displayName,
              governancePackage,
              clock.instant(),
              key)
          .orElseThrow(() -> ApiException.notFound("Environment", displayName));
    } catch (DatabaseException e) {
      throw nameTaken(e, displayName);
    }
  }

  /**
   * Deletes an environment that holds no cluster.
   *
   * @throws ApiException 409 if it holds one
   */
  @Transactional(TxType.MANDATORY)
  public void delete(Environment environment) {
    // Locked so that no cluster is created in it meanwhile: a new cluster's row refers to this one.
    database.list(
        "SELECT id FROM environment WHERE id = ? FOR UPDATE", row -> 0, environment.key());
    long clusters =
        database
            .first(
                "SELECT count(*) FROM kafka_cluster WHERE environment_id = ? AND deleted_at IS NULL",
                row -> row.getLong(1),
                environment.key())
            .orElseThrow();
    if (clusters > 0) {
      throw ApiException.conflict(
          "Environment "
              + environment.publicId()
              + " holds "
              + (clusters == 1 ? "1 Kafka cluster" : clusters + " Kafka clusters")
              + "; delete what is in it first.");
    }
    Instant now = clock.instant();
    database.update(
        "UPDATE environment SET deleted_at = ?, updated_at = ?, version = version + 1 WHERE id = ?",
        now,
        now,
        environment.key());
  }

  /** The environment that holds a live cluster of the organization. */
  public Optional<String> ofCluster(long organizationKey, String cluster) {
    return database.first(
        """
        SELECT e.public_id FROM kafka_cluster c JOIN environment e ON e.id = c.environment_id
        WHERE c.organization_id = ? AND c.public_id = ? AND c.deleted_at IS NULL
        """,
        row -> row.getString(1),
        organizationKey,
        cluster);
  }

  private static RuntimeException nameTaken(DatabaseException e, String displayName) {
    return e.isUniqueViolation()
        ? ApiException.conflict(
            "This organization has an environment named " + displayName + "; choose another name.")
        : e;
  }

  private static Environment read(ResultSet row) throws SQLException {
    return new Environment(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("display_name"),
        row.getString("governance_package"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
