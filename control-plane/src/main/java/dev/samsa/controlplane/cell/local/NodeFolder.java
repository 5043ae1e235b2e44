package dev.samsa.controlplane.cell.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Data folder of one node. The broker makes what is its own in it; the cell adds {@code secrets}
 * and, beside the broker's lock and ready file, what the process printed and what it was started
 * with.
 *
 * @param path the folder
 */
record NodeFolder(Path path) {
  Path secrets() {
    return path.resolve("secrets");
  }

  /** Locked by the broker for its life; holds its process id. */
  Path lock() {
    return path.resolve("run").resolve("lock");
  }

  /** Written by the broker once it serves. */
  Path ready() {
    return path.resolve("run").resolve("ready");
  }

  /** What the process prints; the broker's own log files lie elsewhere. */
  Path output() {
    return path.resolve("run").resolve("output.log");
  }

  /** Fingerprint of what the running process was started with. */
  Path startedWith() {
    return path.resolve("run").resolve("started-with");
  }

  void create() throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(path, ownerOnly);
    Files.createDirectories(path.resolve("run"), ownerOnly);
    Files.createDirectories(secrets(), ownerOnly);
  }

  /** The files in the secrets folder, by name. */
  Map<String, String> readSecrets() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(secrets())) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (NoSuchFileException e) {
      return files;
    }
    return files;
  }

  /** Replaces one file as a whole, readable by the owner alone. */
  static void replace(Path file, String content) throws IOException {
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".draft",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Content of a small file; empty if it is not there. */
  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
