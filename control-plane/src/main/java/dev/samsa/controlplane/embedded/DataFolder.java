package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder that holds all of a platform's data, held by one control plane at a time.
 *
 * <p>{@code VERSION} names the layout of the folder, not the release: a release that reads the
 * layout may take the folder over from an older one.
 */
public final class DataFolder implements AutoCloseable {
  static final String LAYOUT = "1";

  private final Path home;
  private final FileChannel lockFile;

  private DataFolder(Path home, FileChannel lockFile) {
    this.home = home;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder, made if it is not there, until {@link #close} or the end of the process.
   *
   * @throws StartRefusedException when another control plane holds it, when its layout is another,
   *     when it holds something else, or when it is not writable
   */
  public static DataFolder take(Path home) {
    Path absolute = home.toAbsolutePath().normalize();
    try {
      create(absolute);
      requireLayout(absolute);
      return new DataFolder(absolute, lock(absolute));
    } catch (AccessDeniedException denied) {
      throw new StartRefusedException(
          "The data folder is not writable: " + denied.getFile() + ".", denied);
    } catch (IOException failure) {
      throw new StartRefusedException(
          "The data folder %s cannot be used: %s".formatted(absolute, failure.getMessage()),
          failure);
    }
  }

  Path postgres() {
    return home.resolve("postgres");
  }

  Path postgresPrograms() {
    return home.resolve("postgres-programs");
  }

  /** Where a running control plane says its process id and address, for the launcher. */
  static Path platformFile(Path home) {
    return home.resolve("run").resolve("platform.json");
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void create(Path home) throws IOException {
    if (!Files.isDirectory(home)) {
      Files.createDirectories(home.getParent());
      Files.createDirectory(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Files.createDirectories(home.resolve("run"));
  }

  private static void requireLayout(Path home) throws IOException {
    Path version = home.resolve("VERSION");
    if (!Files.exists(version)) {
      requireNothingForeign(home);
      Files.writeString(version, LAYOUT + "\n");
      return;
    }
    String found = Files.readString(version).strip();
    if (!found.equals(LAYOUT)) {
      throw new StartRefusedException(
          ("The data folder %s has layout '%s' and this release reads layout '%s':"
                  + " use the release that made it, or another folder with --data.")
              .formatted(home, found, LAYOUT));
    }
  }

  /** A mistyped --data must not spread a platform over somebody's folder. */
  private static void requireNothingForeign(Path home) throws IOException {
    try (Stream<Path> content = Files.list(home)) {
      boolean foreign =
          content
              .map(path -> path.getFileName().toString())
              .anyMatch(name -> !name.equals("run") && !name.equals("log"));
      if (foreign) {
        throw new StartRefusedException(
            "%s holds files that are not Samsa's: choose an empty folder with --data."
                .formatted(home));
      }
    }
  }

  private static FileChannel lock(Path home) throws IOException {
    FileChannel file =
        FileChannel.open(
            home.resolve("run").resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = tryLock(file);
    if (lock == null) {
      file.close();
      throw new StartRefusedException(
          "Samsa already runs on %s (%s).".formatted(home, holder(home)));
    }
    file.truncate(0);
    file.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return file;
  }

  private static FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String holder(Path home) throws IOException {
    String process = "process " + Files.readString(home.resolve("run").resolve("lock")).strip();
    Path platform = platformFile(home);
    return Files.exists(platform)
        ? process + ", " + PlatformFile.read(platform).url()
        : process + ", starting or stopping";
  }
}
