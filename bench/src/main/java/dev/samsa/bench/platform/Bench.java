package dev.samsa.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

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
  /** A new organization, signed in. */
  public Tenant tenant() throws IOException, InterruptedException {
    return Tenant.signUp(url);
  }

  /** A connection to the platform's database, as its owner. */
  public Connection database() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + Files.readString(data.resolve("postgres/port")).strip()
            + "/samsa",
        "samsa",
        Files.readString(data.resolve("postgres/password")).strip());
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
