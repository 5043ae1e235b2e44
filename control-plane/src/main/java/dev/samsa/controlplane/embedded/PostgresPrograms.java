package dev.samsa.controlplane.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs (initdb, pg_ctl, postgres), unpacked once from the class path into a
 * folder.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresPrograms(Path folder) {

  /** Unpacks into {@code folder} unless that was done before; a half-done unpacking is redone. */
  static PostgresPrograms unpack(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Path part =
          folder.resolveSibling(folder.getFileName() + ".part-" + ProcessHandle.current().pid());
      FolderTree.delete(part);
      try (InputStream archive = archive()) {
        untar(archive, part);
      }
      try {
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException lostRace) {
        FolderTree.delete(part);
      }
    }
    return new PostgresPrograms(folder.toAbsolutePath());
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static InputStream archive() {
    String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    InputStream archive = PostgresPrograms.class.getClassLoader().getResourceAsStream(name);
    if (archive == null) {
      throw new StartRefusedException(
          "This build holds no PostgreSQL for this machine ("
              + name
              + "): set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of your own.");
    }
    return archive;
  }

  static String archiveName(String osName, String osArch) {
    String system = osName.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    return "postgres-" + system + (arm ? "-arm_64" : "-x86_64") + ".txz";
  }

  private static void untar(InputStream archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & 0100) != 0) {
      Set<PosixFilePermission> all = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      all.add(PosixFilePermission.OWNER_EXECUTE);
      all.add(PosixFilePermission.GROUP_EXECUTE);
      all.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(path, all);
    }
  }
}
