package dev.samsa.controlplane.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.embedded.EmbeddedPostgres;
import dev.samsa.controlplane.embedded.TestPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigrationTest {
  @Test
  void eachMigrationOfThisReleaseIsCounted() throws Exception {
    assertThat(SchemaMigration.flyway(emptyDatabase()).info().all())
        .hasSize(SchemaMigration.MIGRATIONS);
  }

  @Test
  void anEmptyDatabaseIsBroughtToThisRelease() throws Exception {
    assertBroughtToThisRelease(emptyDatabase());
  }

  @Test
  void aDatabaseOfAnEarlierReleaseIsBroughtToThisOne() throws Exception {
    DataSource source = emptyDatabase();
    Flyway.configure()
        .configuration(SchemaMigration.flyway(source).getConfiguration())
        .target("22.3")
        .load()
        .migrate();

    assertBroughtToThisRelease(source);
  }

  @Test
  void whereNothingIsToBeDoneFlywayIsNotAsked() throws Exception {
    DataSource source = emptyDatabase();
    SchemaMigration.flyway(source).migrate();

    SchemaMigration.migrate(
        new Database(source),
        () -> {
          throw new AssertionError("asked");
        });
  }

  private static void assertBroughtToThisRelease(DataSource source) {
    Flyway flyway = SchemaMigration.flyway(source);

    SchemaMigration.migrate(new Database(source), () -> flyway);

    assertThat(flyway.info().pending()).isEmpty();
    assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
  }

  private static DataSource emptyDatabase() throws IOException {
    EmbeddedPostgres server = TestPostgres.server();
    String name = "schema_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(name);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl(name));
    source.setUser(server.user());
    source.setPassword(server.password());
    return source;
  }
}
