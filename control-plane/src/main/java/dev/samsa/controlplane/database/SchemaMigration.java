package dev.samsa.controlplane.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the schema of this release before anything reads it. Flyway does so, and
 * is asked only if there is something to do: finding that there is nothing takes it a fifth of a
 * whole start.
 */
@ApplicationScoped
public class SchemaMigration {
  /** How many migrations this release has; none is ever taken back. */
  static final int MIGRATIONS = 24;

  // The scheduler begins at 0.
  private static final int BEFORE_ALL_ELSE = -100;

  private final Database database;
  private final DataSource dataSource;

  public SchemaMigration(Database database, DataSource dataSource) {
    this.database = database;
    this.dataSource = dataSource;
  }

  void migrate(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event) {
    migrate(database, () -> flyway(dataSource));
  }

  /** Flyway over the migrations of this release. */
  static Flyway flyway(DataSource dataSource) {
    return Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        // Numbers go by feature: a later release brings lower ones than the last that was run.
        .outOfOrder(true)
        .load();
  }

  static void migrate(Database database, Supplier<Flyway> flyway) {
    if (migrated(database) < MIGRATIONS) {
      flyway.get().migrate();
    }
  }

  private static int migrated(Database database) {
    return isEmpty(database)
        ? 0
        : database
            .first(
                """
                SELECT count(*) FROM flyway_schema_history
                WHERE success AND version IS NOT NULL
                """,
                row -> row.getInt(1))
            .orElseThrow();
  }

  private static boolean isEmpty(Database database) {
    return database
        .first("SELECT to_regclass('flyway_schema_history') IS NULL", row -> row.getBoolean(1))
        .orElseThrow();
  }
}
