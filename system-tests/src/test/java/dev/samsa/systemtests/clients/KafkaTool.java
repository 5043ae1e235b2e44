package dev.samsa.systemtests.clients;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.tenant.KafkaAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of the programs of a Kafka release, as its shell scripts start them. */
enum KafkaTool {
  TOPICS("org.apache.kafka.tools.TopicCommand"),
  ACLS("org.apache.kafka.tools.AclCommand"),
  CONFIGS("kafka.admin.ConfigCommand"),
  CONSUMER_GROUPS("org.apache.kafka.tools.consumer.group.ConsumerGroupCommand"),
  VERIFIABLE_PRODUCER("org.apache.kafka.tools.VerifiableProducer"),
  VERIFIABLE_CONSUMER("org.apache.kafka.tools.VerifiableConsumer"),
  PRODUCER_PERFORMANCE("org.apache.kafka.tools.ProducerPerformance"),
  REASSIGN_PARTITIONS("org.apache.kafka.tools.reassign.ReassignPartitionsCommand"),
  FEATURES("org.apache.kafka.tools.FeatureCommand"),
  CLUSTER("org.apache.kafka.tools.ClusterTool"),
  METADATA_QUORUM("org.apache.kafka.tools.MetadataQuorumCommand"),
  CLIENT_METRICS("org.apache.kafka.tools.ClientMetricsCommand");

  private static final Path LIBRARIES =
      Path.of(System.getProperty("samsa.root", ".."), "system-tests/kafka-tools/target/lib")
          .toAbsolutePath()
          .normalize();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final String mainClass;

  KafkaTool(String mainClass) {
    this.mainClass = mainClass;
  }

  /** Runs it to its end with a key. */
  CommandResult run(KafkaAccess access, String... arguments) {
    try {
      Path settings = Files.createTempFile("samsa-tool", ".properties");
      try {
        Files.write(settings, settings(access));
        return command(access, settings, arguments).within(LIMIT).run();
      } finally {
        Files.delete(settings);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Command command(KafkaAccess access, Path settings, String... arguments) {
    List<String> connection =
        List.of("--bootstrap-server", access.bootstrap(), "--command-config", settings.toString());
    List<String> words =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                LIBRARIES + "/*",
                mainClass));
    words.addAll(connection);
    // Its word for what to do comes before how to connect; with all others it comes after.
    words.addAll(
        this == CLUSTER ? words.size() - connection.size() : words.size(), List.of(arguments));
    return Command.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        words.toArray(String[]::new));
  }

  private static List<String> settings(KafkaAccess access) {
    Map<String, Object> all = new TreeMap<>(access.javaClient(Map.of()));
    return all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }
}
