package dev.samsa.bench.start;

import dev.samsa.bench.platform.Bench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a packaged Quarkus application with the flags that the launcher gives the control plane.
 */
final class QuarkusRun {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final List<String> FLAGS =
      List.of(
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-Xlog:aot=off",
          "-Xlog:cds=off",
          "--enable-native-access=ALL-UNNAMED",
          "-Dquarkus.log.console.enabled=false",
          "-Dquarkus.log.file.enabled=true");

  private final Path application;
  private final Path home;
  private final Map<String, String> environment;
  private final HttpClient http = HttpClient.newHttpClient();

  private QuarkusRun(Path application, Path home, Map<String, String> environment) {
    this.application = application;
    this.home = home;
    this.environment = environment;
  }

  /** An application in its folder, on a database of the platform's server. */
  static QuarkusRun of(Bench bench, Path application, String database) throws IOException {
    Path home = Files.createDirectories(bench.work().resolve(database));
    Path postgres = bench.data().resolve("postgres");
    return new QuarkusRun(
        application,
        home,
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "jdbc:postgresql://127.0.0.1:"
                + Files.readString(postgres.resolve("port")).strip()
                + "/"
                + database,
            "QUARKUS_DATASOURCE_USERNAME",
            "samsa",
            "QUARKUS_DATASOURCE_PASSWORD",
            Files.readString(postgres.resolve("password")).strip(),
            "SAMSA_LOCAL_CELL_ENABLED",
            "false",
            "MALLOC_ARENA_MAX",
            "2"));
  }

  /** Records a first start, which also migrates the database. */
  void record() throws IOException, InterruptedException {
    run("-XX:AOTCacheOutput=" + cache());
    if (!Files.exists(cache())) {
      throw new IOException("no AOT cache was made for " + application);
    }
  }

  /** Seconds from the process' start to its first healthy answer. */
  double secondsToHealthy() throws IOException, InterruptedException {
    return run("-XX:AOTCache=" + cache());
  }

  private Path cache() {
    return home.resolve("start.aot");
  }

  private double run(String flag) throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add(flag);
    command.add("-Dsamsa.home=" + home);
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.log.file.path=" + home.resolve("start.log"));
    command.add("-jar");
    command.add(application.resolve("quarkus-run.jar").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("SAMSA_AGENT_PORT", Integer.toString(freePort()));
    long began = System.nanoTime();
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output.log").toFile())
            .start();
    try {
      awaitHealthy(process, port, began + LONGEST.toNanos());
      return (System.nanoTime() - began) / 1e9;
    } finally {
      process.destroy();
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private void awaitHealthy(Process process, int port, long end)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Nothing listens yet.
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    throw new IOException(application + " does not answer: see " + home);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
