package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Prepares this machine for the control plane, before the application and its configuration exist:
 * what is made here is handed over as system properties, which outrank the defaults.
 */
final class EmbeddedStack implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EVERY_ADDRESS = "0.0.0.0";

  private final DataFolder folder;

  private EmbeddedStack(DataFolder folder) {
    this.folder = folder;
  }

  /** Holds the data folder until it is closed or the process ends. */
  static EmbeddedStack start() {
    Path home = Path.of(setting("samsa.home").orElse(".samsa")).toAbsolutePath().normalize();
    System.setProperty("samsa.home", home.toString());
    DataFolder folder = DataFolder.take(home);
    listen();
    if (setting("quarkus.datasource.jdbc.url").isEmpty()) {
      startPostgres(folder);
    }
    return new EmbeddedStack(folder);
  }

  @Override
  public void close() {
    folder.close();
  }

  /** Whether this machine has a name under which others reach it, which takes TLS. */
  static boolean listensForOthers() {
    return hostName().isPresent();
  }

  private static Optional<String> hostName() {
    return setting("samsa.host").filter(host -> !host.equals("localhost"));
  }

  /**
   * Plain HTTP on loopback; for a machine with a name, TLS on every address and no plain HTTP, and
   * the clusters' client listeners (which always have TLS) on every address as well.
   */
  private static void listen() {
    int port = Integer.parseInt(setting("quarkus.http.port").orElse("8080"));
    Optional<String> name = hostName();
    if (name.isPresent()) {
      System.setProperty("quarkus.http.host", EVERY_ADDRESS);
      System.setProperty("quarkus.http.ssl-port", Integer.toString(port));
      System.setProperty("quarkus.http.insecure-requests", "disabled");
      System.setProperty("quarkus.http.tls-configuration-name", HttpsCertificate.TLS_CONFIGURATION);
      defaultSetting("samsa.local-cell.bind-host", EVERY_ADDRESS);
      defaultSetting("samsa.public-url", "https://" + name.get() + ":" + port);
    } else {
      defaultSetting("samsa.public-url", "http://" + LOOPBACK + ":" + port);
    }
    requireFree(setting("quarkus.http.host").orElse(LOOPBACK), port, "choose another with --port");
    requireFree(
        setting("samsa.agent.host").orElse(LOOPBACK),
        Integer.parseInt(setting("samsa.agent.port").orElse("8081")),
        "choose another --port (brokers dial the one after it) or set SAMSA_AGENT_PORT");
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

  /** Port 0 stands for any free one. */
  private static void requireFree(String host, int port, String orElse) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException taken) {
      throw new StartRefusedException(
          "Port %d on %s is taken: stop what uses it, or %s.".formatted(port, host, orElse), taken);
    }
  }

  private static void defaultSetting(String name, String value) {
    if (setting(name).isEmpty()) {
      System.setProperty(name, value);
    }
  }

  /** A setting as the application will see it: a system property, else its environment variable. */
  private static Optional<String> setting(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .filter(value -> !value.isBlank());
  }
}
