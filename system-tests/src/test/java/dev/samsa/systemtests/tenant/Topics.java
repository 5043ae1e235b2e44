package dev.samsa.systemtests.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Topics, made and read with Kafka's own Java clients. */
public final class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Topics() {}

  /** Makes a topic with the cluster's own replication factor. */
  public static void create(KafkaAccess access, String topic, int partitions) {
    try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
          .all()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException failure) {
      throw new AssertionError("topic " + topic + " is not made", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Waits until the cluster lets this key in and shows the topic. */
  public static void await(KafkaAccess access, String topic) {
    access.awaitAccepted();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> {
          try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
            return admin.listTopics().names().get().contains(topic);
          }
        });
  }

  /** Bytes in the logs of a topic of one replica. */
  public static long bytes(KafkaAccess access, String topic) {
    try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
      List<Integer> brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(folders -> folders.values().stream())
          .flatMap(folder -> folder.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(topic))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    } catch (ExecutionException failure) {
      throw new AssertionError("the logs of " + topic + " cannot be measured", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** All values that are in a topic now, partition by partition. */
  public static List<String> values(KafkaAccess access, String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            access.javaClient(Map.of("isolation.level", "read_committed")),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, PATIENCE).stream().map(Topics::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      List<String> values = new java.util.ArrayList<>();
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> {
            consumer.poll(Duration.ofMillis(500)).forEach(message -> values.add(message.value()));
            return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
          });
      return values;
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
