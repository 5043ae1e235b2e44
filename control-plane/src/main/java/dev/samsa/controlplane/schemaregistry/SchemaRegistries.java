package dev.samsa.controlplane.schemaregistry;

import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.environment.EnvironmentUsed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps the schema registry objects of environments. */
@ApplicationScoped
public class SchemaRegistries {
  private static final String SELECT =
      """
      SELECT r.*, e.public_id AS environment, e.governance_package, e.updated_at
      FROM schema_registry_cluster r JOIN environment e ON e.id = r.environment_id
      WHERE e.organization_id = ? AND e.deleted_at IS NULL
      """;

  private final Database database;
  private final Clock clock;

  public SchemaRegistries(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<SchemaRegistry> ofEnvironment(long organizationKey, String environment) {
    return database.first(
        SELECT + " AND e.public_id = ?", SchemaRegistries::read, organizationKey, environment);
  }

  Optional<SchemaRegistry> find(long organizationKey, String id) {
    return database.first(
        SELECT + " AND r.public_id = ?", SchemaRegistries::read, organizationKey, id);
  }

  /** The environment of a registry of the organization. */
  public Optional<String> environmentOf(long organizationKey, String id) {
    return find(organizationKey, id).map(SchemaRegistry::environment);
  }

  List<SchemaRegistry> page(long organizationKey, String environment, long afterKey) {
    return ofEnvironment(organizationKey, environment)
        .filter(registry -> registry.key() > afterKey)
        .stream()
        .toList();
  }

  /** In place as soon as the environment has a package and a cluster; once there it stays. */
  void ensure(@Observes EnvironmentUsed used) {
    database.update(
        """
        INSERT INTO schema_registry_cluster (public_id, environment_id, cloud, region, created_at)
        SELECT ?, e.id, c.cloud, c.region, ?
        FROM environment e JOIN kafka_cluster c ON c.environment_id = e.id
        WHERE e.public_id = ? AND e.governance_package IS NOT NULL
        ORDER BY c.id LIMIT 1
        ON CONFLICT (environment_id) DO NOTHING
        """,
        PublicIds.create("lsrc"),
        clock.instant(),
        used.environment());
  }

  private static SchemaRegistry read(ResultSet row) throws SQLException {
    return new SchemaRegistry(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("environment"),
        row.getString("governance_package"),
        row.getString("cloud"),
        row.getString("region"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
