package dev.samsa.broker.access.snapshot;

import dev.samsa.description.DescriptionJson;
import dev.samsa.description.InvalidDescriptionException;
import dev.samsa.description.access.AccessSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last snapshot on disk, by which a node starts when the control plane is down. */
public final class SnapshotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

  private final Path file;

  /**
   * @param folder the node's state folder
   */
  public SnapshotFile(Path folder) {
    this.file = folder.resolve("access-snapshot.json");
  }

  /** The last snapshot; none if there is no file or it cannot be read, which is logged. */
  public Optional<AccessSnapshot> load() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DescriptionJson.read(Files.readString(file), AccessSnapshot.class));
    } catch (IOException | InvalidDescriptionException e) {
      LOG.warn("The access snapshot in {} cannot be read and is fetched anew", file, e);
      return Optional.empty();
    }
  }

  /** Replaces the file as a whole, readable by the owner alone, and makes it last. */
  public void save(AccessSnapshot snapshot) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer text =
          ByteBuffer.wrap(DescriptionJson.write(snapshot).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
