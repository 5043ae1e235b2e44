package dev.samsa.controlplane.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Gives each start of the application an empty database on the one server of this test run. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    try {
      EmbeddedPostgres server = TestPostgres.server();
      String database = "test_" + UUID.randomUUID().toString().replace("-", "");
      server.createDatabase(database);
      return Map.of(
          "quarkus.datasource.jdbc.url", server.jdbcUrl(database),
          "quarkus.datasource.username", server.user(),
          "quarkus.datasource.password", server.password(),
          // Tests ask for more connections at once than there are, on machines that are busy.
          "quarkus.datasource.jdbc.acquisition-timeout", "60S",
          "samsa.home", Path.of("target", "test-home", database).toAbsolutePath().toString(),
          // Port 0 would do, but the start of the HTTP server never ends with it.
          "quarkus.http.test-port", Integer.toString(freePort()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    // The server serves the other tests of this JVM; TestPostgres ends it with the JVM.
  }
}
