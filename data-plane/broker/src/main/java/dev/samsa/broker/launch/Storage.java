package dev.samsa.broker.launch;

import dev.samsa.broker.config.ListenerConfig;
import dev.samsa.broker.launch.StartFailure.Kind;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.NodeDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;
import org.apache.kafka.raft.DynamicVoter;
import org.apache.kafka.raft.DynamicVoters;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Formats a node's storage once. Kafka writes {@code meta.properties} last; without it, what lies
 * there is the rest of a format that was cut off, and is made again.
 */
final class Storage {
  private static final String META = "meta.properties";
  private static final List<String> OF_FORMAT =
      List.of("bootstrap.checkpoint", "__cluster_metadata-0");

  private Storage() {}

  /**
   * Formats the log folder unless it is.
   *
   * @throws StartFailure if it is another cluster's or node's, or holds logs without their identity
   */
  static void format(ClusterDescription cluster, NodeDescription node, Path log)
      throws StartFailure {
    try {
      if (Files.exists(log.resolve(META))) {
        check(cluster, node, log);
        return;
      }
      refuseForeignFiles(log);
      formatter(cluster, node, log).run();
    } catch (StartFailure e) {
      throw e;
    } catch (IOException | FormatterException e) {
      throw new StartFailure(
          Kind.STORAGE, "cannot format the storage in " + log + ": " + e.getMessage(), e);
    } catch (Exception e) {
      // Formatter.run declares Exception; whatever else it is ends this process with one line.
      throw new StartFailure(Kind.STORAGE, "cannot format the storage in " + log + ": " + e, e);
    }
  }

  private static void check(ClusterDescription cluster, NodeDescription node, Path log)
      throws IOException, StartFailure {
    MetaProperties found =
        new MetaProperties.Builder(PropertiesUtils.readPropertiesFile(log.resolve(META).toString()))
            .build();
    if (!found.clusterId().equals(Optional.of(cluster.kafkaClusterId()))
        || found.nodeId().orElse(-1) != node.id()) {
      throw new StartFailure(
          Kind.STORAGE,
          "the storage in %s is of node %s of Kafka cluster %s, not of node %d of %s"
              .formatted(
                  log,
                  found.nodeId().isPresent() ? found.nodeId().getAsInt() : "?",
                  found.clusterId().orElse("?"),
                  node.id(),
                  cluster.kafkaClusterId()));
    }
  }

  private static void refuseForeignFiles(Path log) throws IOException, StartFailure {
    try (Stream<Path> files = Files.list(log)) {
      Optional<String> logs =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> !OF_FORMAT.contains(n) && !n.startsWith(META))
              .findFirst();
      if (logs.isPresent()) {
        throw new StartFailure(
            Kind.STORAGE,
            "the storage in %s holds %s but no %s; restore that file"
                .formatted(log, logs.get(), META));
      }
    }
  }

  private static Formatter formatter(ClusterDescription cluster, NodeDescription node, Path log) {
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(node.id())
            .setClusterId(cluster.kafkaClusterId())
            .addDirectory(log.toString())
            .setMetadataLogDirectory(log.toString())
            .setIgnoreFormatted(true)
            .setControllerListenerName(ListenerConfig.QUORUM)
            .setHasDynamicQuorum(true)
            .setReleaseVersion(
                cluster.metadataVersion() == null
                    ? MetadataVersion.latestProduction()
                    : MetadataVersion.fromVersionString(cluster.metadataVersion(), false));
    if (node.controller() && node.directoryId() != null) {
      formatter.setInitialControllers(voters(cluster));
    }
    return formatter;
  }

  private static DynamicVoters voters(ClusterDescription cluster) {
    return new DynamicVoters(
        cluster.nodes().stream()
            .filter(n -> n.controller() && n.directoryId() != null)
            .map(n ->
                new DynamicVoter(
                    Uuid.fromString(n.directoryId()),
                    n.id(),
                    n.quorum().advertisedHost(),
                    n.quorum().advertisedPort()))
            .toList());
  }
}
