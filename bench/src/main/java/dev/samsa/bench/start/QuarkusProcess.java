package dev.samsa.bench.start;

import dev.samsa.bench.platform.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Quarkus application that is started as the platform's control plane was, on a database and a
 * folder of its own.
 */
public final class QuarkusProcess {
  private static final int SECONDS = 60;
  private static final int POLL_MILLIS = 5;
  private static final String CACHE = "-XX:AOTCache=";

  private final Bench bench;
  private final String database;
  private final Path jar;
  private final Path home;
  private final String tables;

  private QuarkusProcess(Bench bench, String database, Path jar, Path home, String tables) {
    this.bench = bench;
    this.database = database;
    this.jar = jar;
    this.home = home;
    this.tables = tables;
  }

  /** The application of Quarkus' extensions that does nothing. */
  public static QuarkusProcess bare(Bench bench, String database) throws IOException {
    Path jar = bench.bareApplication().resolve("quarkus-run.jar");
    try (InputStream tables = QuarkusProcess.class.getResourceAsStream("bare-application.sql")) {
      return new QuarkusProcess(
          bench,
          database,
          jar,
          home(bench, database),
          new String(tables.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * An application that can be started.
   *
   * @param database the name of its own, among those of the platform's PostgreSQL
   * @param jar of Quarkus' runner; its AOT cache is, or will be, {@code samsa.aot} beside it
   */
  static QuarkusProcess like(Bench bench, String database, Path jar) throws IOException {
    return new QuarkusProcess(bench, database, jar, home(bench, database), "");
  }

  private static Path home(Bench bench, String database) throws IOException {
    return Files.createDirectories(bench.work().resolve(database));
  }

  /** Makes its database, with the tables of an application that makes none itself. */
  public void createDatabase() throws IOException, SQLException {
    dropDatabase();
    execute("CREATE DATABASE " + database);
    try (Connection connection =
            DriverManager.getConnection(
                bench.databaseUrl(database), Bench.DATABASE_USER, bench.databasePassword());
        Statement statement = connection.createStatement()) {
      statement.execute(tables);
    }
  }

  /** Removes its database, if it is there. */
  public void dropDatabase() throws IOException, SQLException {
    execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
  }

  private void execute(String sql) throws IOException, SQLException {
    try (Connection connection = bench.database();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Starts and stops it once to make its AOT cache. */
  public void record() throws IOException, InterruptedException {
    run("-XX:AOTCacheOutput=" + cache()).close();
    if (Files.notExists(cache())) {
      throw new IOException("no AOT cache was made: see " + home.resolve("output.log"));
    }
  }

  /** Starts it, waits until it says that it is ready, and stops it. */
  double secondsToReady() throws IOException, InterruptedException {
    try (Running running = start()) {
      return running.secondsToReady();
    }
  }

  /** Starts it and waits until it says that it is ready. */
  public Running start() throws IOException, InterruptedException {
    return run(CACHE + cache());
  }

  private Path cache() {
    return jar.resolveSibling("samsa.aot");
  }

  /**
   * It, while it runs.
   *
   * @param url of its HTTP listener
   * @param secondsToReady from the start of the process to the first answer that it is ready
   */
  public record Running(Process process, String url, double secondsToReady)
      implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      stop(process);
    }
  }

  private Running run(String cacheFlag) throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder(command(port, cacheFlag));
    builder
        .environment()
        .putAll(
            Map.of(
                "SAMSA_LOCAL_CELL_ENABLED",
                "false",
                "SAMSA_AGENT_PORT",
                String.valueOf(freePort()),
                "MALLOC_ARENA_MAX",
                "2",
                "QUARKUS_DATASOURCE_JDBC_URL",
                bench.databaseUrl(database),
                "QUARKUS_DATASOURCE_USERNAME",
                Bench.DATABASE_USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                bench.databasePassword()));
    String url = "http://127.0.0.1:" + port;
    long began = System.nanoTime();
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output.log").toFile())
            .start();
    try {
      awaitReady(process, URI.create(url + "/health/ready"));
      return new Running(process, url, (System.nanoTime() - began) / 1e9);
    } catch (IOException | InterruptedException failure) {
      stop(process);
      throw failure;
    }
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** The platform's own command line, with what has to differ put in its place. */
  private List<String> command(int port, String cacheFlag) throws IOException {
    List<String> command = new ArrayList<>();
    for (String argument : bench.controlPlaneCommand()) {
      if (argument.startsWith(CACHE)) {
        command.add(cacheFlag);
      } else if (argument.equals("-XX:AOTMode=auto")) {
        // The mode is that of the flag before: recording has none to name.
        command.addAll(cacheFlag.startsWith(CACHE) ? List.of(argument) : List.of());
      } else if (argument.startsWith("-Dsamsa.home=")) {
        // A folder of its own: the control plane takes none that holds something else.
        command.add("-Dsamsa.home=" + home.resolve("data"));
      } else if (argument.startsWith("-Dquarkus.log.file.path=")) {
        command.add("-Dquarkus.log.file.path=" + home.resolve("application.log"));
      } else if (argument.startsWith("-Dquarkus.http.port=")) {
        command.add("-Dquarkus.http.port=" + port);
      } else if (argument.endsWith("quarkus-run.jar")) {
        command.add(jar.toString());
      } else {
        command.add(argument);
      }
    }
    return command;
  }

  private static void awaitReady(Process process, URI health)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < deadline && process.isAlive()) {
        try {
          if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (ConnectException notYet) {
          // Nothing listens yet.
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    }
    throw new IOException(
        "does not become ready: "
            + (process.isAlive() ? "" : "it ended before it answered ")
            + health);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
