package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Prepares this machine for the control plane, before the application and its configuration exist:
 * whatever is made here is handed over as system properties, which outrank the defaults.
 */
final class EmbeddedStack implements AutoCloseable {
  private final DataFolder folder;

  private EmbeddedStack(DataFolder folder) {
    this.folder = folder;
  }

  /** Holds the data folder until it is closed or the process ends. */
  static EmbeddedStack start() {
    Path home = Path.of(setting("samsa.home").orElse(".samsa")).toAbsolutePath().normalize();
    DataFolder folder = DataFolder.take(home);
    int port = Integer.parseInt(setting("quarkus.http.port").orElse("8080"));
    requireFree(setting("quarkus.http.host").orElse("127.0.0.1"), port);
    System.setProperty("samsa.home", home.toString());
    if (setting("samsa.public-url").isEmpty()) {
      System.setProperty("samsa.public-url", "http://127.0.0.1:" + port);
    }
    if (setting("quarkus.datasource.jdbc.url").isEmpty()) {
      startPostgres(folder);
    }
    return new EmbeddedStack(folder);
  }

  @Override
  public void close() {
    folder.close();
  }

  private static void startPostgres(DataFolder folder) {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.postgres(), folder.postgresPrograms());
    System.setProperty("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
    System.setProperty("quarkus.datasource.username", postgres.user());
    try {
      System.setProperty("quarkus.datasource.password", postgres.password());
    } catch (IOException failure) {
      throw new StartRefusedException(
          "The password of PostgreSQL is not readable: " + failure.getMessage(), failure);
    }
    PostgresWatch.start(postgres);
  }

  private static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException taken) {
      throw new StartRefusedException(
          "Port %d on %s is taken: stop what uses it, or choose another with --port."
              .formatted(port, host),
          taken);
    }
  }

  /** A setting as the application will see it: a system property, else its environment variable. */
  private static Optional<String> setting(String name) {
    String variable = name.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .filter(value -> !value.isBlank());
  }
}
