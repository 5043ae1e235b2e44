package dev.samsa.controlplane.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
final class PostgresTestResourceTest {
  @Inject DataSource dataSource;

  @Test
  void theApplicationRunsOnARealPostgresWithTheMigratedSchema() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM flyway_schema_history")) {
      result.next();
      assertThat(result.getInt(1)).isPositive();
      assertThat(connection.getMetaData().getDatabaseProductVersion()).startsWith("18.");
    }
  }
}
