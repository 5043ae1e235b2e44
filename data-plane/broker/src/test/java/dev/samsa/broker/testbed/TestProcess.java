package dev.samsa.broker.testbed;

import dev.samsa.broker.Main;
import dev.samsa.description.cluster.JvmOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A node in a process of its own, with the class path of the tests. */
public final class TestProcess implements AutoCloseable {
  private final TestCluster cluster;
  private final int node;
  private final Process process;
  private final Path output;

  private TestProcess(TestCluster cluster, int node, Process process, Path output) {
    this.cluster = cluster;
    this.node = node;
    this.process = process;
    this.output = output;
  }

  /** Starts a node, with further arguments, and returns at once. */
  public static TestProcess start(TestCluster cluster, int node, String... further)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmOptions.flags(cluster.description().memory()));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--description",
            cluster.descriptionFile().toString(),
            "--node",
            Integer.toString(node),
            "--data",
            cluster.folders(node).data().toString(),
            "--secrets",
            cluster.folders(node).secrets().toString()));
    command.addAll(List.of(further));
    Path output = Files.createTempFile("samsa-node", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(JvmOptions.variables());
    return new TestProcess(cluster, node, builder.start(), output);
  }

  /** Waits until it says that it serves. */
  public TestProcess awaitReady() throws IOException {
    Path ready = cluster.folders(node).run().resolve("ready");
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || readyBy(ready, process.pid()));
    if (!process.isAlive()) {
      throw new IllegalStateException("node " + node + " ended: " + output());
    }
    return this;
  }

  private static boolean readyBy(Path ready, long pid) throws IOException {
    return Files.exists(ready) && Files.readString(ready).contains("\"pid\":" + pid + ",");
  }

  /** What it printed. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; returns the exit code. */
  public int stop() throws InterruptedException {
    askToStop();
    return awaitExit();
  }

  /** SIGTERM; returns at once. */
  public void askToStop() {
    process.destroy();
  }

  /** Waits for its end. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("node " + node + " does not end");
    }
    return process.exitValue();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    kill();
    Files.deleteIfExists(output);
  }
}
