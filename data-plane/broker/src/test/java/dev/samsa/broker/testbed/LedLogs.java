package dev.samsa.broker.testbed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** The logs of a topic where they are led, as Kafka itself tells of them. */
public final class LedLogs {
  private static final long SECONDS = 20;

  private LedLogs() {}

  /** The leader of each partition that has one. */
  public static Map<Integer, Integer> leaders(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<Integer, Integer> leaders = new HashMap<>();
    for (TopicPartitionInfo partition : describe(admin, topic).partitions()) {
      if (partition.leader() != null) {
        leaders.put(partition.partition(), partition.leader().id());
      }
    }
    return leaders;
  }

  /** Whether every replica of the topic follows its leader. */
  public static boolean inSync(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    return describe(admin, topic).partitions().stream()
        .allMatch(partition -> partition.isr().size() == partition.replicas().size());
  }

  /** Bytes of the leaders' logs, as {@code kafka-log-dirs} shows them. */
  public static long size(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<Integer, Integer> leaders = leaders(admin, topic);
    Map<Integer, Map<String, LogDirDescription>> brokers =
        admin
            .describeLogDirs(Set.copyOf(leaders.values()))
            .allDescriptions()
            .get(SECONDS, TimeUnit.SECONDS);
    long bytes = 0;
    for (Map.Entry<Integer, Integer> led : leaders.entrySet()) {
      TopicPartition partition = new TopicPartition(topic, led.getKey());
      for (LogDirDescription folder : brokers.get(led.getValue()).values()) {
        if (folder.replicaInfos().containsKey(partition)) {
          bytes += folder.replicaInfos().get(partition).size();
        }
      }
    }
    return bytes;
  }

  private static TopicDescription describe(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(SECONDS, TimeUnit.SECONDS)
        .get(topic);
  }
}
