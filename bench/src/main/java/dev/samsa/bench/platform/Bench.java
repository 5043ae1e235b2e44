package dev.samsa.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A platform that runs for being measured.
 *
 * @param url of its REST API
 * @param data its data folder
 * @param release folder of the programs that it runs
 * @param lib folder of this program's jars
 * @param work folder for files of a figure, empty
 */
public record Bench(String url, Path data, Path release, Path lib, Path work) {
  public static final String DATABASE_USER = "samsa";

  /** A new organization, signed in. */
  public Tenant tenant() throws IOException, InterruptedException {
    return Tenant.signUp(url);
  }

  /** The operator account, signed in. */
  public Operator operator() throws IOException, InterruptedException {
    return Operator.signIn(url, Files.readString(data.resolve("operator.password")).strip());
  }

  /** The process of the control plane. */
  public long controlPlane() throws IOException {
    return Long.parseLong(Files.readString(data.resolve("run/lock")).strip().split("\\D+", 2)[0]);
  }

  /** A connection to the platform's database, as its owner. */
  public Connection database() throws IOException, SQLException {
    return DriverManager.getConnection(databaseUrl("samsa"), DATABASE_USER, databasePassword());
  }

  /** Where JDBC finds a database of the platform's PostgreSQL. */
  public String databaseUrl(String name) throws IOException {
    return "jdbc:postgresql://127.0.0.1:"
        + Files.readString(data.resolve("postgres/port")).strip()
        + "/"
        + name;
  }

  /** Of {@link #DATABASE_USER}. */
  public String databasePassword() throws IOException {
    return Files.readString(data.resolve("postgres/password")).strip();
  }

  /** The command line of the control plane that runs: its program, flags and arguments. */
  public List<String> controlPlaneCommand() throws IOException {
    String process = Files.readString(data.resolve("run/lock")).strip().split("\\D+", 2)[0];
    return List.of(Files.readString(Path.of("/proc", process, "cmdline")).split("\0"));
  }

  /** The folder of the application that has Quarkus' extensions and does nothing. */
  public Path bareApplication() {
    return lib.resolveSibling("../bare-application/target/quarkus-app").normalize();
  }

  /** Folder of a cluster's only node. */
  public Path node(String cluster) throws IOException {
    try (var nodes = Files.list(data.resolve("clusters").resolve(cluster))) {
      return nodes
          .filter(n -> n.getFileName().toString().startsWith("node-"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The URL of the agent API. */
  public String agentUrl() {
    int port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    return "https://localhost:" + (port + 1);
  }
}
