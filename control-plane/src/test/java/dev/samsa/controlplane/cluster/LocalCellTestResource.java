package dev.samsa.controlplane.cluster;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives the application a local cell of its own, and ends its brokers after the tests. */
public final class LocalCellTestResource implements QuarkusTestResourceLifecycleManager {
  private static final int PORTS = 60;
  private Path folder;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("samsa-cell");
      int first = 20_000 + (int) (ProcessHandle.current().pid() % 200) * PORTS;
      return Map.of(
          "samsa.local-cell.enabled",
          "true",
          "samsa.clusters.worker",
          "true",
          "samsa.local-cell.folder",
          folder.toString(),
          "samsa.local-cell.ports",
          first + "-" + (first + PORTS - 1),
          "samsa.local-cell.broker-lib",
          System.getProperty("samsa.broker.lib"),
          "samsa.local-cell.capacity-mib",
          "4096");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    // Brokers outlive the application; their ready and lock files say which processes they are.
    for (ProcessHandle broker : brokers(folder)) {
      broker.destroyForcibly();
      broker.onExit().join();
    }
  }

  /** Live processes whose command line names the folder. */
  static List<ProcessHandle> brokers(Path folder) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(p ->
              String.join(" ", p.info().arguments().orElse(new String[0]))
                  .contains(folder.toString()))
          .toList();
    }
  }
}
