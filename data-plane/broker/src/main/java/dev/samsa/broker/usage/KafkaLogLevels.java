package dev.samsa.broker.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import scala.Option;

/** What the broker's logs hold of each topic at this moment; internal topics are left out. */
final class KafkaLogLevels implements Supplier<Map<TopicKey, TopicLevels>> {
  private final BrokerServer server;

  KafkaLogLevels(BrokerServer server) {
    this.server = server;
  }

  @Override
  public Map<TopicKey, TopicLevels> get() {
    Map<TopicKey, TopicLevels> levels = new HashMap<>();
    for (UnifiedLog log : server.logManager().allLogs()) {
      String topic = log.topicPartition().topic();
      if (!Topic.isInternal(topic) && !log.isFuture() && log.topicId().isPresent()) {
        TopicKey key = new TopicKey(topic, log.topicId().get().toString());
        levels.merge(key, levelsOf(log), KafkaLogLevels::sum);
      }
    }
    return levels;
  }

  private TopicLevels levelsOf(UnifiedLog log) {
    Option<Partition> partition = server.replicaManager().onlinePartition(log.topicPartition());
    boolean leads = partition.isDefined() && partition.get().isLeader();
    long size = log.size();
    return new TopicLevels(leads ? size : 0, size, leads ? 1 : 0);
  }

  private static TopicLevels sum(TopicLevels a, TopicLevels b) {
    return new TopicLevels(
        a.storedAsLeader() + b.storedAsLeader(),
        a.storedInAll() + b.storedInAll(),
        a.partitionsLed() + b.partitionsLed());
  }
}
