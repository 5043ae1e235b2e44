package dev.samsa.bench.broker;

import dev.samsa.bench.platform.Bench;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.JvmOptions;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A node beside one of the platform's, with its description, certificates and flags, on ports and
 * data of its own.
 */
final class OwnNode implements AutoCloseable {
  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final int port;

  private OwnNode(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts Kafka without any of our plugins, on our jars and our AOT cache. */
  static OwnNode plain(Bench bench, String cluster, Path data) throws IOException {
    Path lib = bench.release().resolve("broker");
    return start(
        bench,
        cluster,
        data,
        lib,
        command -> {
          int jar = command.indexOf("-jar");
          List<String> plain = new ArrayList<>(command.subList(0, jar));
          plain.add("-cp");
          plain.add(
              String.join(
                  File.pathSeparator,
                  command.get(jar + 1),
                  bench.lib().resolve("samsa-bench.jar").toString()));
          plain.add(PlainKafka.class.getName());
          // The values of --description, --node, --data, --secrets.
          for (int value = jar + 3; value < command.size(); value += 2) {
            plain.add(command.get(value));
          }
          return plain;
        });
  }

  /** Starts our broker from another folder of jars. */
  static OwnNode broker(Bench bench, String cluster, Path data, Path lib) throws IOException {
    return start(bench, cluster, data, lib, command -> command);
  }

  private interface Change {
    List<String> of(List<String> command);
  }

  private static OwnNode start(Bench bench, String cluster, Path data, Path lib, Change change)
      throws IOException {
    Path node = bench.node(cluster);
    ClusterDescription moved =
        moved(
            DescriptionJson.read(
                Files.readString(node.resolveSibling("description.json")),
                ClusterDescription.class));
    Files.createDirectories(data);
    Path file = Files.writeString(data.resolve("description.json"), DescriptionJson.write(moved));
    NodeDescription only = moved.nodes().getFirst();
    JvmOptions options =
        JvmOptions.of(
            moved,
            only.id(),
            new JvmOptions.Places(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                lib,
                file,
                data.resolve("node"),
                node.resolve("secrets")));
    ProcessBuilder builder = new ProcessBuilder(change.of(options.command()));
    builder.environment().putAll(options.environment());
    return new OwnNode(
        builder
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("output.log").toFile())
            .start(),
        only.client().port());
  }

  private static ClusterDescription moved(ClusterDescription cluster) throws IOException {
    NodeDescription node = cluster.nodes().getFirst();
    List<Integer> ports = freePorts();
    return new ClusterDescription(
        cluster.schemaVersion(),
        cluster.clusterId(),
        cluster.kafkaClusterId(),
        cluster.organizationId(),
        cluster.environmentId(),
        cluster.tier(),
        cluster.metadataVersion(),
        List.of(
            new NodeDescription(
                node.id(),
                node.zone(),
                node.broker(),
                node.controller(),
                node.directoryId(),
                at(node.client(), ports.get(0)),
                at(node.internal(), ports.get(1)),
                at(node.quorum(), ports.get(2)))),
        cluster.replication(),
        cluster.limits(),
        cluster.memory(),
        cluster.agent(),
        cluster.controlPlaneSubject(),
        cluster.nodeSubject());
  }

  private static Listener at(Listener listener, int port) {
    return new Listener(listener.bindHost(), port, listener.advertisedHost(), port);
  }

  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  String bootstrap() {
    return "localhost:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
