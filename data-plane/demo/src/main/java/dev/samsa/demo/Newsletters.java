package dev.samsa.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Two newsletters with two subscribers each, over Kafka's own protocol. */
final class Newsletters {
  /** The topics. */
  static final List<String> TOPICS = List.of("science", "letters");

  /** The consumer groups; each reads both topics whole. */
  static final List<String> SUBSCRIBERS = List.of("grete", "felix");

  private static final int PARTITIONS = 3;

  private final Properties settings;

  Newsletters(Properties settings) {
    this.settings = settings;
  }

  void createTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(settings)) {
      admin
          .createTopics(TOPICS.stream().map(t -> new NewTopic(t, PARTITIONS, (short) 3)).toList())
          .all()
          .get();
    }
  }

  /**
   * Publishes so many issues to each newsletter.
   *
   * @return what was sent, by topic
   */
  Map<String, Fingerprint> publish(int issues) throws ExecutionException, InterruptedException {
    List<Callable<Map.Entry<String, Fingerprint>>> work = new ArrayList<>();
    for (String topic : TOPICS) {
      work.add(() -> Map.entry(topic, new Publisher(settings, topic).publish(issues)));
    }
    return both(work);
  }

  /**
   * Lets each subscriber read both newsletters from their beginning.
   *
   * @return what was read, by {@link ReadingCheck#key}
   */
  Map<String, Fingerprint> read(int issues) throws ExecutionException, InterruptedException {
    List<Callable<Map.Entry<String, Fingerprint>>> work = new ArrayList<>();
    for (String group : SUBSCRIBERS) {
      for (String topic : TOPICS) {
        work.add(() ->
            Map.entry(
                ReadingCheck.key(group, topic),
                new Subscriber(settings, group, topic).read(issues)));
      }
    }
    return both(work);
  }

  /** The brokers that the cluster itself names. */
  Collection<Node> brokers() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(settings)) {
      return admin.describeCluster().nodes().get();
    }
  }

  /** Bytes in the logs of the partitions' leaders, as the brokers state them. */
  long leaderLogBytes() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(settings)) {
      Map<String, TopicDescription> topics = admin.describeTopics(TOPICS).allTopicNames().get();
      List<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(n -> n.id()).toList();
      Map<Integer, Map<String, LogDirDescription>> folders =
          admin.describeLogDirs(brokers).allDescriptions().get();
      return topics.values().stream()
          .flatMap(t -> t.partitions().stream().map(p -> leaderBytes(t.name(), p, folders)))
          .mapToLong(b -> b)
          .sum();
    }
  }

  private static long leaderBytes(
      String topic,
      TopicPartitionInfo partition,
      Map<Integer, Map<String, LogDirDescription>> folders) {
    TopicPartition name = new TopicPartition(topic, partition.partition());
    return folders.get(partition.leader().id()).values().stream()
        .flatMap(f -> Stream.ofNullable(f.replicaInfos().get(name)))
        .mapToLong(r -> r.size())
        .sum();
  }

  private static Map<String, Fingerprint> both(List<Callable<Map.Entry<String, Fingerprint>>> work)
      throws ExecutionException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map.Entry<String, Fingerprint>>> running =
          work.stream().map(threads::submit).toList();
      List<Map.Entry<String, Fingerprint>> results = new ArrayList<>();
      for (Future<Map.Entry<String, Fingerprint>> one : running) {
        results.add(one.get());
      }
      return results.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }
}
