package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The PostgreSQL server of this test JVM. Its folder carries the process id, so that test runs side
 * by side do not meet, and a class loader made later adopts the server that an earlier one started.
 */
public final class TestPostgres {
  private static final Path SERVERS = Path.of("target", "test-postgres").toAbsolutePath();
  private static final Path PROGRAMS = SERVERS.resolve("programs");
  private static final String STARTED = "samsa.test-postgres.started";

  private TestPostgres() {}

  public static EmbeddedPostgres server() throws IOException {
    Path folder = SERVERS.resolve("server-" + ProcessHandle.current().pid());
    boolean first = System.setProperty(STARTED, "true") == null;
    if (first) {
      removeServersOfDeadRuns();
    }
    EmbeddedPostgres server = EmbeddedPostgres.start(folder, PROGRAMS);
    if (first) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    }
    return server;
  }

  static Path programs() {
    return PROGRAMS;
  }

  private static void removeServersOfDeadRuns() throws IOException {
    if (!Files.isDirectory(SERVERS)) {
      return;
    }
    List<Path> folders;
    try (var listed = Files.list(SERVERS)) {
      folders = listed.filter(path -> path.getFileName().toString().startsWith("server-")).toList();
    }
    for (Path folder : folders) {
      long pid = Long.parseLong(folder.getFileName().toString().substring("server-".length()));
      if (ProcessHandle.of(pid).isEmpty()) {
        remove(folder);
      }
    }
  }

  private static void remove(Path folder) {
    EmbeddedPostgres.stop(folder, PROGRAMS);
    try {
      FolderTree.delete(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
