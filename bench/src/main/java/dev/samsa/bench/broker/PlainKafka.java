package dev.samsa.bench.broker;

import dev.samsa.broker.config.BrokerConfig;
import dev.samsa.broker.config.ListenerConfig;
import dev.samsa.broker.config.NodeSecrets;
import dev.samsa.broker.launch.NodeFolders;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.SecretFiles;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoter;
import org.apache.kafka.raft.DynamicVoters;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Apache Kafka as it is, with the listeners, certificates and settings of one of our nodes and none
 * of our plugins: one user in Kafka's own PLAIN, no authorizer, no quotas, no metering. Formats its
 * storage if that is empty, as ours does.
 */
public final class PlainKafka {
  /** The one user and its password. */
  public static final String USER = "bench";

  private static final List<String> PLUGINS =
      List.of(
          "authorizer.class.name",
          "principal.builder.class",
          "super.users",
          "allow.everyone.if.no.acl.found",
          "create.topic.policy.class.name",
          "alter.config.policy.class.name",
          "client.quota.callback.class");

  private PlainKafka() {}

  /**
   * Runs until a signal ends the process.
   *
   * @param args description file, node, data folder, secrets folder
   */
  public static void main(String[] args) throws Exception {
    ClusterDescription cluster =
        DescriptionJson.read(Files.readString(Path.of(args[0])), ClusterDescription.class);
    NodeDescription node = cluster.node(Integer.parseInt(args[1]));
    NodeFolders folders = new NodeFolders(Path.of(args[2]), Path.of(args[3]));
    folders.create();
    format(cluster, node, folders.log());
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings(cluster, node, folders), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.startup();
    server.awaitShutdown();
  }

  private static Map<String, String> settings(
      ClusterDescription cluster, NodeDescription node, NodeFolders folders) throws Exception {
    NodeSecrets secrets =
        new NodeSecrets(
            text(folders, SecretFiles.CLIENT_CERT),
            text(folders, SecretFiles.CLIENT_KEY),
            text(folders, SecretFiles.NODE_CERT),
            text(folders, SecretFiles.NODE_KEY),
            text(folders, SecretFiles.INTERNAL_TRUST));
    Map<String, String> settings =
        BrokerConfig.render(cluster, node.id(), folders, secrets, "none");
    settings.keySet().removeAll(PLUGINS);
    settings.keySet().removeIf(key -> key.startsWith("samsa.") || key.contains("oauthbearer"));
    String client = "listener.name." + ListenerConfig.CLIENT.toLowerCase(java.util.Locale.ROOT);
    settings.remove(client + ".plain.sasl.server.callback.handler.class");
    settings.put(client + ".sasl.enabled.mechanisms", "PLAIN");
    settings.put(
        client + ".plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
            .formatted(USER, USER));
    return settings;
  }

  private static String text(NodeFolders folders, String name) throws Exception {
    return Files.readString(folders.secret(name));
  }

  private static void format(ClusterDescription cluster, NodeDescription node, Path log)
      throws Exception {
    if (Files.exists(log.resolve("meta.properties"))) {
      return;
    }
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
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setInitialControllers(
            new DynamicVoters(
                List.of(
                    new DynamicVoter(
                        Uuid.fromString(node.directoryId()),
                        node.id(),
                        node.quorum().advertisedHost(),
                        node.quorum().advertisedPort()))))
        .run();
  }
}
