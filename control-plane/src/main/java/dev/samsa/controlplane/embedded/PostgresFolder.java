package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The files of one embedded server: its data, its password (mode 0600), the port it keeps and its
 * log.
 */
record PostgresFolder(Path folder) {
  /** The major version whose data format the bundled programs read. */
  static final String MAJOR_VERSION = "18";

  /**
   * What the server is told at each start. Durable, since invoices live here; small, since it
   * shares the machine with brokers.
   */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses = '127.0.0.1'",
          "unix_socket_directories = ''",
          "fsync = on",
          "synchronous_commit = on",
          "full_page_writes = on",
          "max_connections = 60",
          "shared_buffers = 32MB",
          "work_mem = 4MB",
          "maintenance_work_mem = 32MB",
          "max_wal_size = 256MB",
          "min_wal_size = 64MB",
          "max_worker_processes = 2",
          "max_parallel_workers = 0",
          "max_logical_replication_workers = 0",
          "autovacuum_max_workers = 1",
          "io_method = sync",
          "jit = off",
          "timezone = 'UTC'",
          "log_timezone = 'UTC'",
          "log_line_prefix = '%m [%p] '",
          "lc_messages = 'C'");

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  Path passwordFile() {
    return folder.resolve("password");
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  /** Makes the folder (0700) and the password, once. */
  void create() throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.exists(passwordFile())) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          passwordFile(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
    }
  }

  boolean initialized() throws IOException {
    Path version = data().resolve("PG_VERSION");
    if (!Files.exists(version)) {
      return false;
    }
    String found = Files.readString(version).strip();
    if (!found.equals(MAJOR_VERSION)) {
      throw new StartRefusedException(
          "%s was made by PostgreSQL %s and this release runs PostgreSQL %s: use the release that made it, or another data folder."
              .formatted(data(), found, MAJOR_VERSION));
    }
    return true;
  }

  void writeSettings(Path dataFolder) throws IOException {
    Files.write(dataFolder.resolve("postgresql.conf"), SETTINGS);
  }

  Optional<Integer> keptPort() throws IOException {
    Path file = folder.resolve("port");
    return Files.exists(file)
        ? Optional.of(Integer.valueOf(Files.readString(file).strip()))
        : Optional.empty();
  }

  void keepPort(int port) throws IOException {
    Files.writeString(
        folder.resolve("port"),
        Integer.toString(port),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  /**
   * The server that runs on this data. PostgreSQL itself takes any live process that postmaster.pid
   * names for a server; after a reboot that number may be somebody else's, so a file that names no
   * server of this data is removed here.
   */
  Optional<Postmaster> postmaster() throws IOException {
    Path file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !servesThisData(Long.parseLong(lines.getFirst().strip()))) {
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    if (lines.size() < 4) {
      return Optional.empty();
    }
    return Optional.of(
        new Postmaster(
            Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip())));
  }

  private boolean servesThisData(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().arguments())
        .map(arguments -> List.of(arguments).contains(data().toString()))
        .orElse(false);
  }

  record Postmaster(long pid, int port) {}
}
