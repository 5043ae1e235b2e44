package dev.samsa.systemtests.platform;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One platform on a folder and ports of its own, driven through {@code ./samsa}. */
public final class PlatformProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("samsa.root", "..")).normalize();

  /** Three for each node, and those of deleted clusters stay taken for the grace period. */
  private static final int BROKER_PORTS = 240;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Path data;
  private final int port;
  private final Map<String, String> environment = new TreeMap<>();
  private List<String> prefix = List.of();

  /** A platform that is not started yet; the folder may be there or not. */
  public PlatformProcess(Path data) {
    this.data = data.toAbsolutePath();
    this.port = Ports.freeRun(2);
    int brokers = Ports.freeRun(BROKER_PORTS);
    environment.put("SAMSA_LOCAL_CELL_PORTS", brokers + "-" + (brokers + BROKER_PORTS - 1));
  }

  /** Adds a setting for all following starts, as an environment variable. */
  public PlatformProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Has all that follows done by another user; for root only. */
  public PlatformProcess as(int user) {
    prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
    return this;
  }

  /** Starts the platform, or takes over what runs of it, and returns when everything answers. */
  public PlatformProcess up() {
    tryUp().requireSuccess();
    return this;
  }

  /** As {@link #up()}, with whatever comes of it. */
  public CommandResult tryUp(String... more) {
    List<String> words = new ArrayList<>(List.of("up", "--detach", "--port", "" + port));
    words.addAll(List.of(more));
    return launcher(words.toArray(String[]::new));
  }

  /** Stops all of it. */
  public CommandResult down() {
    return launcher("down");
  }

  /** Runs a command of the launcher on this platform's folder. */
  public CommandResult launcher(String... words) {
    return command(words).run();
  }

  /** A command of the launcher on this platform's folder, not run yet. */
  public Command command(String... words) {
    List<String> all = new ArrayList<>(prefix);
    all.add(ROOT.resolve("samsa").toString());
    all.addAll(List.of(words));
    all.add("--data");
    all.add(data.toString());
    return Command.of(all.getFirst(), all.subList(1, all.size()).toArray(String[]::new))
        .with(environment);
  }

  /** {@code ./samsa up} in the foreground, in a process group of its own, as a terminal does. */
  public ForegroundPlatform upInForeground() throws IOException {
    return inForeground("up");
  }

  /** As above, {@code ./samsa demo}. */
  public ForegroundPlatform demoInForeground() throws IOException {
    return inForeground("demo");
  }

  private ForegroundPlatform inForeground(String command) throws IOException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("env", "--default-signal=INT", ROOT.resolve("samsa").toString(), command));
    all.addAll(List.of("--port", "" + port, "--data", data.toString()));
    Path output = Files.createTempFile("samsa-foreground", ".out");
    Process process =
        Command.of("setsid", all.toArray(String[]::new)).with(environment).start(output, output);
    return new ForegroundPlatform(process, output);
  }

  /** Settings of all its starts, for others who start it again. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  public Path data() {
    return data;
  }

  public int port() {
    return port;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The CA that tenants trust. */
  public Path caFile() {
    return data.resolve("ca.crt");
  }

  /** Kills the control plane as the system's memory killer would; all else runs on. */
  public void killControlPlane() {
    kill(controlPlane().orElseThrow());
  }

  public Optional<ProcessHandle> controlPlane() {
    return process(data.resolve("run/lock"));
  }

  public Optional<ProcessHandle> postgres() {
    return process(data.resolve("postgres/data/postmaster.pid"));
  }

  /** Running brokers of a cluster, by node. */
  public List<ProcessHandle> brokers(String clusterId) {
    Path cluster = data.resolve("clusters").resolve(clusterId);
    if (!Files.isDirectory(cluster)) {
      return List.of();
    }
    try (Stream<Path> nodes = Files.list(cluster)) {
      return nodes
          .filter(node -> node.getFileName().toString().startsWith("node-"))
          .sorted()
          .flatMap(node -> process(node.resolve("run/lock")).stream())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What the control plane wrote into its logs as an error of its own, oldest first. */
  public List<String> loggedErrors() {
    List<String> errors = new ArrayList<>();
    try (Stream<Path> logs = Files.list(data.resolve("log"))) {
      for (Path log : logs.filter(file -> file.toString().contains("control-plane")).toList()) {
        try (Stream<String> lines = Files.lines(log)) {
          lines.filter(line -> line.contains(" ERROR ")).forEach(errors::add);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return errors.stream().sorted().toList();
  }

  /** A connection to the platform's own database, as its owner. */
  public Connection database() {
    try {
      return DriverManager.getConnection(
          databaseUrl(), "samsa", Files.readString(data.resolve("postgres/password")));
    } catch (SQLException failure) {
      throw new AssertionError("no connection to the database", failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** JDBC address of the platform's own database. */
  public String databaseUrl() {
    try {
      String databasePort = Files.readString(data.resolve("postgres/port")).strip();
      return "jdbc:postgresql://127.0.0.1:" + databasePort + "/samsa";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Kills a process and returns once it is gone. */
  public static void kill(ProcessHandle process) {
    process.destroyForcibly();
    await().atMost(PATIENCE).until(() -> !running(process));
  }

  @Override
  public void close() {
    down();
  }

  /** The process that a file names in its first number, if it runs. */
  private static Optional<ProcessHandle> process(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Matcher number = NUMBER.matcher(Files.readString(file));
      return number.find()
          ? ProcessHandle.of(Long.parseLong(number.group())).filter(PlatformProcess::running)
          : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A process that ended but was not collected by its parent yet counts as gone. */
  public static boolean running(ProcessHandle process) {
    return process.isAlive()
        && process.info().arguments().filter(arguments -> arguments.length > 0).isPresent();
  }
}
