package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.kafkarest.KafkaSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the topic routes ask the brokers for. */
public final class TopicReads {
  private TopicReads() {}

  /** One topic, with what the caller may do to it if asked for. */
  public static TopicDescription describe(KafkaSession session, String topic, boolean operations) {
    var options = new DescribeTopicsOptions().includeAuthorizedOperations(operations);
    return session.await(
        session
            .admin()
            .describeTopics(List.of(topic), options)
            .topicNameValues()
            .get(TopicNames.require(topic)));
  }

  /** Whether brokers answer for a topic of that name. */
  static boolean exists(KafkaSession session, String topic) {
    try {
      describe(session, topic, false);
      return true;
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    }
  }

  /** Names of the topics that the caller may see; Kafka's internal ones are left out. */
  static Collection<String> visibleNames(KafkaSession session) {
    return session.await(session.admin().listTopics().names());
  }

  /** Those of the topics that are there and may be described. */
  static List<TopicDescription> describeAll(KafkaSession session, Collection<String> names) {
    var answers = session.admin().describeTopics(names).topicNameValues();
    return present(session, answers.values());
  }

  /** A topic's settings, each with where its value could come from. */
  static Config config(KafkaSession session, String topic) {
    ConfigResource resource = resource(topic);
    return session.await(askConfigs(session, List.of(resource)).get(resource));
  }

  /** Settings by topic, of those whose settings the caller may read. */
  static Map<String, Config> configs(KafkaSession session, Collection<String> topics) {
    Map<String, Config> readable = new TreeMap<>();
    askConfigs(session, topics.stream().map(TopicReads::resource).toList())
        .forEach((topic, answer) ->
            present(session, List.of(answer))
                .forEach(config -> readable.put(topic.name(), config)));
    return readable;
  }

  private static Map<ConfigResource, KafkaFuture<Config>> askConfigs(
      KafkaSession session, Collection<ConfigResource> topics) {
    return session
        .admin()
        .describeConfigs(topics, new DescribeConfigsOptions().includeSynonyms(true))
        .values();
  }

  static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  /** Answers for the objects that were not deleted, or taken from the caller, in the meantime. */
  private static <T> List<T> present(KafkaSession session, Collection<KafkaFuture<T>> answers) {
    List<T> found = new ArrayList<>();
    for (KafkaFuture<T> answer : answers) {
      try {
        found.add(session.await(answer));
      } catch (UnknownTopicOrPartitionException | TopicAuthorizationException e) {
        // Not in the list, then.
      }
    }
    return found;
  }
}
