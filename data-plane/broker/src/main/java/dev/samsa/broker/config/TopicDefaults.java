package dev.samsa.broker.config;

import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import java.util.Map;
import java.util.TreeMap;

/** What topics get by default, tenants' and Kafka's own. */
public final class TopicDefaults {
  /** Partitions of each of Kafka's own topics; 50 would be most of a small cluster's files. */
  public static final int INTERNAL_PARTITIONS = 4;

  /** Partitions of a topic that does not say how many. */
  public static final int PARTITIONS = 6;

  private static final long WEEK_MS = 7L * 24 * 60 * 60 * 1000;

  private TopicDefaults() {}

  /** Replication factor of Kafka's own topics: three where there are three brokers. */
  public static int internalFactor(ClusterDescription cluster) {
    return Math.min(3, cluster.brokerCount());
  }

  static Map<String, String> render(ClusterDescription cluster) {
    Map<String, String> settings = new TreeMap<>();
    ClusterLimits limits = cluster.limits();
    settings.put("auto.create.topics.enable", "false");
    settings.put("delete.topic.enable", "true");
    settings.put("unclean.leader.election.enable", "false");
    settings.put("num.partitions", Integer.toString(PARTITIONS));
    settings.put("default.replication.factor", Short.toString(cluster.replication().factor()));
    settings.put("min.insync.replicas", Short.toString(cluster.replication().minInSync()));
    settings.put("message.max.bytes", Integer.toString(limits.maxMessageBytes()));
    settings.put("log.retention.ms", Long.toString(retention(limits.maxRetentionMs())));
    // Retention acts soon after it is due, not up to five minutes and a half later.
    settings.put("log.retention.check.interval.ms", "15000");
    settings.put("log.initial.task.delay.ms", "10000");

    String factor = Integer.toString(internalFactor(cluster));
    String minInSync = internalFactor(cluster) == 3 ? "2" : "1";
    String partitions = Integer.toString(INTERNAL_PARTITIONS);
    settings.put("offsets.topic.num.partitions", partitions);
    settings.put("offsets.topic.replication.factor", factor);
    settings.put("transaction.state.log.num.partitions", partitions);
    settings.put("transaction.state.log.replication.factor", factor);
    settings.put("transaction.state.log.min.isr", minInSync);
    settings.put("share.coordinator.state.topic.num.partitions", partitions);
    settings.put("share.coordinator.state.topic.replication.factor", factor);
    settings.put("share.coordinator.state.topic.min.isr", minInSync);
    return settings;
  }

  private static long retention(long longest) {
    return longest < 0 ? WEEK_MS : Math.min(longest, WEEK_MS);
  }
}
