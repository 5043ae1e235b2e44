package dev.samsa.broker.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** {@code run/ready}: there while the node serves, with its process id and start. */
final class ReadyFile {
  private final Path file;

  ReadyFile(NodeFolders folders) {
    this.file = folders.run().resolve("ready");
  }

  /** Says that the node serves. A reader sees the whole file or none. */
  void write(Instant startedAt) throws IOException {
    Path draft = file.resolveSibling("ready.new");
    Files.writeString(
        draft,
        "{\"pid\":%d,\"startedAt\":\"%s\"}%n"
            .formatted(ProcessHandle.current().pid(), startedAt.toString()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says that it does not, also when a run before ended without saying so. */
  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
