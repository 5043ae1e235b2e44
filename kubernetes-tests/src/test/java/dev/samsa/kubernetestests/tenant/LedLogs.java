package dev.samsa.kubernetestests.tenant;

import dev.samsa.systemtests.tenant.KafkaAccess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** What Kafka itself says of the size of logs, as a tenant can ask. */
final class LedLogs {
  private LedLogs() {}

  /** Bytes of a topic's logs, each on its leader. */
  static long bytes(KafkaAccess access, String topic)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(access.javaClient(Map.of()))) {
      List<Integer> brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      Map<Integer, Map<String, LogDirDescription>> logs =
          admin.describeLogDirs(brokers).allDescriptions().get();
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .stream()
          .mapToLong(p -> size(logs.get(p.leader().id()), new TopicPartition(topic, p.partition())))
          .sum();
    }
  }

  private static long size(Map<String, LogDirDescription> logs, TopicPartition partition) {
    return logs.values().stream()
        .filter(folder -> folder.replicaInfos().containsKey(partition))
        .mapToLong(folder -> folder.replicaInfos().get(partition).size())
        .sum();
  }
}
