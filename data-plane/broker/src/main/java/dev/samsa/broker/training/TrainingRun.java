package dev.samsa.broker.training;

import dev.samsa.broker.access.snapshot.SnapshotFile;
import dev.samsa.broker.launch.NodeFolders;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.access.ApiKeyEntry;
import dev.samsa.description.access.KeyHash;
import dev.samsa.description.access.RoleGrant;
import dev.samsa.description.access.ServiceMode;
import dev.samsa.description.cluster.AgentEndpoint;
import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.ReplicationRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A short life of a throw-away node, recorded for the AOT cache: it starts from a snapshot on disk,
 * serves one topic to one key, and stops. The client runs here and not in the node's process, so
 * that the cache holds nothing but what a node needs.
 */
final class TrainingRun {
  private static final String CLUSTER = "lkc-training";
  private static final String KEY = "TRAINING";
  private static final String TOPIC = "training";
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final int SIGTERM = 143;

  private final Path folder;
  private final NodeFolders folders;

  TrainingRun(Path folder) {
    this.folder = folder;
    this.folders = new NodeFolders(folder.resolve("data"), folder.resolve("secrets"));
  }

  /**
   * Runs it.
   *
   * @param java the command up to and without the program's own arguments
   * @throws IOException if the node does not start or does not serve
   */
  void run(List<String> java) throws IOException, InterruptedException, GeneralSecurityException {
    folders.create();
    String certificate = TrainingSecrets.write(folders.secrets());
    new SnapshotFile(folders.state()).save(snapshot());
    ClusterDescription cluster = description();
    Path file = folder.resolve("cluster.json");
    Files.writeString(file, DescriptionJson.write(cluster));

    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("--description", file.toString(), "--node", "0"));
    command.addAll(
        List.of("--data", folders.data().toString(), "--secrets", folders.secrets().toString()));
    Path output = folder.resolve("output");
    Process node =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      stream(settings(cluster.node(0).client().port(), certificate));
    } catch (ExecutionException e) {
      throw new IOException("the node did not serve: " + Files.readString(output), e);
    } finally {
      node.destroy();
      if (node.waitFor() != SIGTERM) {
        throw new IOException("the node did not stop in good order: " + Files.readString(output));
      }
    }
  }

  private static void stream(Map<String, Object> settings)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(settings);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>(TOPIC, new byte[1024])).get();
      consumer.subscribe(List.of(TOPIC));
      int polls = 0;
      while (consumer.poll(Duration.ofMillis(500)).isEmpty() && polls < 60) {
        polls++;
      }
      consumer.commitSync();
    }
  }

  private static Map<String, Object> settings(int port, String certificate) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", "localhost:" + port);
    settings.put("security.protocol", "SASL_SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.certificates", certificate);
    settings.put("sasl.mechanism", "PLAIN");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"%s\" password=\"%s\";".formatted(KEY, KEY));
    // The client waits for the node's start by its own retries.
    settings.put("default.api.timeout.ms", Long.toString(LONGEST_START.toMillis()));
    settings.put("group.id", TOPIC);
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  private static AccessSnapshot snapshot() {
    return new AccessSnapshot(
        AccessSnapshot.SCHEMA_VERSION,
        CLUSTER,
        1,
        ServiceMode.FULL,
        List.of(new ApiKeyEntry(KEY, KeyHash.of(TrainingSecrets.PEPPER, KEY, KEY), "u-training")),
        List.of(new RoleGrant("u-training", "CloudClusterAdmin", null, null, false)),
        List.of(),
        List.of(),
        List.of());
  }

  private static ClusterDescription description() throws IOException {
    List<Listener> listeners = listeners();
    return new ClusterDescription(
        ClusterDescription.SCHEMA_VERSION,
        CLUSTER,
        Uuid.randomUuid().toString(),
        "training",
        "training",
        "BASIC",
        null,
        List.of(
            new NodeDescription(
                0,
                "training",
                true,
                true,
                Uuid.randomUuid().toString(),
                listeners.get(0),
                listeners.get(1),
                listeners.get(2))),
        new ReplicationRules((short) 1, (short) 1),
        new ClusterLimits(1L << 30, 1L << 30, 100, 100, 1_048_588, -1),
        new BrokerMemory(192, 64),
        new AgentEndpoint(List.of("https://localhost:" + listeners.get(3).port())),
        "CN=nobody",
        TrainingSecrets.SUBJECT);
  }

  /** Listeners on free ports. */
  private static List<Listener> listeners() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream()
          .map(s -> new Listener("127.0.0.1", s.getLocalPort(), "localhost", s.getLocalPort()))
          .toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
