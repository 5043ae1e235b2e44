package dev.samsa.controlplane.cell.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder of a local cell, held by one control-plane process at a time. A file in it names the
 * cell, so that another folder is another cell, on whatever machine and database.
 */
final class CellFolder implements AutoCloseable {
  private static final int NAME_LENGTH = 8;

  private final FileChannel channel;
  private final String name;

  private CellFolder(FileChannel channel, String name) {
    this.channel = channel;
    this.name = name;
  }

  /** Takes the folder; empty if another process holds it. */
  static Optional<CellFolder> take(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel =
        FileChannel.open(
            folder.resolve("cell.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new CellFolder(channel, cellName(folder)));
  }

  /** Name of the cell, the same for the life of the folder. */
  String name() {
    return name;
  }

  /** Gives the folder back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another part of this very process
    }
  }

  private static String cellName(Path folder) throws IOException {
    Path file = folder.resolve("cell-name");
    String known = NodeFolder.read(file).strip();
    if (!known.isEmpty()) {
      return known;
    }
    String created = "local-" + UUID.randomUUID().toString().substring(0, NAME_LENGTH);
    NodeFolder.replace(file, created + "\n");
    return created;
  }
}
