package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A real PostgreSQL server in a folder of its own: made on first use, durable, listening on
 * 127.0.0.1 only, with a generated password. The server is a process in a session of its own; it
 * outlives us and is adopted by the next start.
 */
public final class EmbeddedPostgres {
  public static final String USER = "samsa";
  private static final String DATABASE = "samsa";
  private static final Duration START_RETRIES = Duration.ofSeconds(20);

  private final PostgresFolder folder;
  private final PostgresPrograms programs;
  private final OrdinaryUser ordinaryUser;
  private int port;

  private EmbeddedPostgres(
      PostgresFolder folder, PostgresPrograms programs, OrdinaryUser ordinaryUser) {
    this.folder = folder;
    this.programs = programs;
    this.ordinaryUser = ordinaryUser;
  }

  /**
   * Adopts the server that runs in a folder, or starts it, or makes it first.
   *
   * @param folder holds data, password, port and log of this server
   * @param programs where PostgreSQL's programs are unpacked to; may be shared between folders
   * @throws StartRefusedException with one sentence when the machine does not allow it
   */
  public static EmbeddedPostgres start(Path folder, Path programs) {
    return start(folder, programs, OrdinaryUser::find);
  }

  static EmbeddedPostgres start(Path folder, Path programs, UserChoice user) {
    try {
      EmbeddedPostgres server =
          new EmbeddedPostgres(
              new PostgresFolder(folder.toAbsolutePath()),
              PostgresPrograms.unpack(programs),
              user.find(folder));
      server.startOrAdopt();
      return server;
    } catch (AccessDeniedException denied) {
      throw new StartRefusedException(
          "The data folder is not writable: " + denied.getFile() + ".", denied);
    } catch (IOException failure) {
      throw refusal(folder, failure);
    }
  }

  /**
   * Stops the server that runs in a folder, if one does, after its open transactions are rolled
   * back and all is on disk.
   *
   * @return whether one ran
   */
  public static boolean stop(Path folder, Path programs) {
    try {
      PostgresFolder files = new PostgresFolder(folder.toAbsolutePath());
      if (files.postmaster().isEmpty()) {
        return false;
      }
      new EmbeddedPostgres(files, PostgresPrograms.unpack(programs), OrdinaryUser.find(folder))
          .stop();
      return true;
    } catch (IOException failure) {
      throw new StartRefusedException(
          "PostgreSQL in " + folder + " does not stop: " + failure.getMessage(), failure);
    }
  }

  /** Stops this server: open transactions are rolled back, all is on disk when this returns. */
  public void stop() throws IOException {
    CommandRun.require(
        ordinaryUser.command(
            List.of(
                programs.program("pg_ctl").toString(),
                "stop",
                "--pgdata=" + folder.data(),
                "--mode=fast",
                "--wait",
                "--timeout=60")));
  }

  /** Address of the platform's database. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  /** Address of a database of this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return USER;
  }

  public String password() throws IOException {
    return folder.password();
  }

  public long pid() throws IOException {
    return folder.postmaster().map(PostgresFolder.Postmaster::pid).orElseThrow();
  }

  /** Makes an empty database unless it is there. The name is trusted: plain lower-case letters. */
  public void createDatabase(String name) throws IOException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      var found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'");
      if (!found.next()) {
        statement.execute("CREATE DATABASE \"" + name + "\"");
      }
    } catch (SQLException failure) {
      throw new IOException(
          "Database " + name + " cannot be made: " + failure.getMessage(), failure);
    }
  }

  /** Whether the server's process runs. */
  boolean alive() throws IOException {
    return folder.postmaster().isPresent();
  }

  /** Starts the server again after it died, on the port that its users know. */
  void restart() throws IOException {
    launch(() -> port);
  }

  private void startOrAdopt() throws IOException {
    folder.create();
    if (!folder.initialized()) {
      initialize();
    }
    if (!adopt()) {
      launch(() ->
          folder.keptPort().filter(EmbeddedPostgres::free).orElseGet(EmbeddedPostgres::freePort));
    }
    createDatabase(DATABASE);
  }

  private boolean adopt() throws IOException {
    Optional<PostgresFolder.Postmaster> running = folder.postmaster();
    if (running.isEmpty()) {
      return false;
    }
    port = running.get().port();
    try (Connection connection = connect("postgres")) {
      return connection.isValid(5);
    } catch (SQLException stillStartingOrStopping) {
      // pg_ctl waits for it, or says why it cannot.
      return false;
    }
  }

  private void initialize() throws IOException {
    Path fresh = folder.folder().resolve("data.new");
    FolderTree.delete(fresh);
    ordinaryUser.own(folder.folder());
    CommandRun run =
        CommandRun.of(
            ordinaryUser.command(
                List.of(
                    programs.program("initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=" + USER,
                    "--pwfile=" + folder.passwordFile(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums")));
    if (run.exitCode() != 0) {
      throw new IOException(run.output().strip());
    }
    folder.writeSettings(fresh);
    Files.move(fresh, folder.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void launch(PortChoice choice) throws IOException {
    folder.writeSettings(folder.data());
    long retryUntil = System.nanoTime() + START_RETRIES.toNanos();
    while (true) {
      port = choice.next();
      // The log of this start alone, so that a refusal can be explained from it.
      Files.writeString(
          folder.log(), "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      ordinaryUser.own(folder.folder());
      CommandRun run = CommandRun.of(ordinaryUser.command(startCommand()));
      if (run.exitCode() == 0) {
        folder.keepPort(port);
        return;
      }
      String log = Files.readString(folder.log());
      if (System.nanoTime() > retryUntil || !passesByItself(log)) {
        throw new IOException(run.output().strip() + System.lineSeparator() + log.strip());
      }
    }
  }

  /** Another program took the port just now, or children of a killed server are still ending. */
  private static boolean passesByItself(String log) {
    return log.contains("could not bind") || log.contains("shared memory block");
  }

  /** pg_ctl puts the server into a session of its own, so a Ctrl-C in our terminal spares it. */
  private List<String> startCommand() {
    return List.of(
        programs.program("pg_ctl").toString(),
        "start",
        "--pgdata=" + folder.data(),
        "--log=" + folder.log(),
        "--wait",
        "--timeout=60",
        "--options=-p " + port);
  }

  private Connection connect(String database) throws IOException, SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", folder.password());
    properties.setProperty("loginTimeout", "20");
    return new org.postgresql.Driver().connect(jdbcUrl(database), properties);
  }

  @FunctionalInterface
  interface UserChoice {
    OrdinaryUser find(Path folder) throws IOException;
  }

  @FunctionalInterface
  private interface PortChoice {
    int next() throws IOException;
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new StartRefusedException("No free port on 127.0.0.1 for PostgreSQL.", none);
    }
  }

  private static StartRefusedException refusal(Path folder, IOException failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("No space left on device")) {
      return new StartRefusedException(
          "The disk of " + folder + " is full: free some space and start again.", failure);
    }
    if (text.contains("Permission denied")) {
      return new StartRefusedException("The data folder " + folder + " is not writable.", failure);
    }
    return new StartRefusedException(
        "PostgreSQL does not start in %s: %s"
            .formatted(folder, text.lines().reduce((a, b) -> b).orElse(text)),
        failure);
  }
}
