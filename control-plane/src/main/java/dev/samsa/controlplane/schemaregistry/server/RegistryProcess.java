package dev.samsa.controlplane.schemaregistry.server;

import dev.samsa.controlplane.process.OwnSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process of one registry, as its folder names it: found again by the next control plane, and
 * by {@code ./samsa down}, which looks for the folder in command lines.
 *
 * @param handle the process
 * @param port of 127.0.0.1, where it answers
 */
record RegistryProcess(ProcessHandle handle, int port) {
  private static final String MARK = "-Dsamsa.registry=";
  private static final String LOOPBACK = "127.0.0.1";

  /** Where its Confluent-compatible API is. */
  URI api() {
    return URI.create("http://" + LOOPBACK + ":" + port + "/apis/ccompat/v7");
  }

  /** Whether it runs; one that ended but was not collected by its parent yet does not. */
  boolean alive() {
    return handle.isAlive() && handle.info().arguments().isPresent();
  }

  /** The one that runs on that folder, whoever started it. */
  static Optional<RegistryProcess> running(Path folder) throws IOException {
    try {
      String[] kept = Files.readString(file(folder)).strip().split(" ");
      int port = Integer.parseInt(kept[1]);
      return ProcessHandle.of(Long.parseLong(kept[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> serves(process, folder))
          .map(process -> new RegistryProcess(process, port));
    } catch (NoSuchFileException neverRan) {
      return Optional.empty();
    }
  }

  /** After a reboot the number may be anybody's. */
  private static boolean serves(ProcessHandle process, Path folder) {
    return process
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(MARK + folder))
        .orElse(false);
  }

  /** Starts one; it does not answer yet. */
  static RegistryProcess start(
      Path folder, RegistryServerConfig config, RegistryDatabase.Access access) throws IOException {
    Files.createDirectories(folder);
    int[] ports = freePorts();
    Process process =
        OwnSession.start(
            command(folder, config), environment(ports, access), folder.resolve("output"));
    Path part = folder.resolve("process.part");
    Files.writeString(part, process.pid() + " " + ports[0] + "\n");
    Files.move(
        part, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new RegistryProcess(process.toHandle(), ports[0]);
  }

  private static List<String> command(Path folder, RegistryServerConfig config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(
        List.of(
            "-Xmx" + config.heap(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            // What clients of the reference count on where a tenant has set nothing.
            "-Dapicurio.rules.global.compatibility=BACKWARD",
            "-Dapicurio.rules.global.validity=FULL",
            MARK + folder,
            "-jar",
            config.programs().resolve("quarkus-run.jar").toAbsolutePath().toString()));
    return command;
  }

  /** The password goes this way, since others can read a command line. */
  private static Map<String, String> environment(int[] ports, RegistryDatabase.Access access) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
    environment.put("QUARKUS_HTTP_PORT", "" + ports[0]);
    environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
    environment.put("QUARKUS_MANAGEMENT_PORT", "" + ports[1]);
    environment.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false");
    environment.put("APICURIO_STORAGE_KIND", "sql");
    environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
    environment.put("APICURIO_SQL_DB_SCHEMA", access.role());
    environment.put("APICURIO_DATASOURCE_URL", access.url());
    environment.put("APICURIO_DATASOURCE_USERNAME", access.role());
    environment.put("APICURIO_DATASOURCE_PASSWORD", access.password());
    environment.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1");
    environment.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1");
    environment.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "5");
    environment.put("APICURIO_REST_ARTIFACT_DELETION_ENABLED", "true");
    environment.put("MALLOC_ARENA_MAX", "2");
    return environment;
  }

  /** Two different ones, as both are held open at once. */
  private static int[] freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket other = new ServerSocket(0, 1, loopback)) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("process");
  }
}
