package dev.samsa.controlplane.cell.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Finds a running broker by the lock that it holds on its data folder. */
final class NodeLock {
  private NodeLock() {}

  /**
   * The process that holds the lock; empty if none does. The process id in the file counts only
   * while the lock is held, so that a number given to another process later misleads nobody.
   */
  static Optional<ProcessHandle> holder(Path lockFile) throws IOException {
    try (FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        lock.release();
        return Optional.empty();
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    String pid = NodeFolder.read(lockFile).strip();
    try {
      return ProcessHandle.of(Long.parseLong(pid));
    } catch (NumberFormatException e) {
      // Locked, but not signed yet: it is just starting and will be found at the next look.
      return Optional.empty();
    }
  }
}
