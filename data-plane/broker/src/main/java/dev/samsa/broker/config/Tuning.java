package dev.samsa.broker.config;

import dev.samsa.description.cluster.ClusterDescription;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sizes for many small brokers on one machine. Kafka's defaults are for one broker that owns a
 * machine; the log cleaner's buffer alone would take 128 MiB of heap.
 */
final class Tuning {
  private static final int MIB = 1024 * 1024;
  private static final int SMALL_HEAP_MIB = 512;

  private Tuning() {}

  static Map<String, String> render(ClusterDescription cluster) {
    Map<String, String> settings = new TreeMap<>();
    boolean small = cluster.memory().heapMiB() < SMALL_HEAP_MIB;
    threads(settings, small);
    buffers(settings, small, cluster.limits().maxMessageBytes());
    settings.put("internal.metadata.max.batch.size.in.bytes", metadataBatch(cluster));
    times(settings, cluster.nodes().size() == 1);
    return settings;
  }

  /**
   * The controller holds a buffer for its largest batch, 8 MiB by default. The largest that a
   * tenant can cause makes all its partitions at once, well under 512 bytes each.
   */
  private static String metadataBatch(ClusterDescription cluster) {
    return Integer.toString(Math.clamp(512L * cluster.limits().partitions(), MIB, 8 * MIB));
  }

  private static void threads(Map<String, String> settings, boolean small) {
    settings.put("num.network.threads", "1");
    settings.put("num.io.threads", small ? "3" : "8");
    settings.put("background.threads", small ? "2" : "10");
    settings.put("group.coordinator.threads", "1");
    settings.put("group.coordinator.background.threads", "1");
    settings.put("share.coordinator.threads", "1");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("log.cleaner.threads", "1");
  }

  private static void buffers(Map<String, String> settings, boolean small, int maxMessage) {
    int largestRequest = Math.max(16 * MIB, 2 * maxMessage);
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString((small ? 2 : 64) * MIB));
    settings.put("log.cleaner.io.buffer.size", Integer.toString(MIB / 4));
    settings.put("offsets.load.buffer.size", Integer.toString(MIB));
    settings.put("transaction.state.log.load.buffer.size", Integer.toString(MIB));
    settings.put("share.coordinator.load.buffer.size", Integer.toString(MIB));
    settings.put("replica.fetch.max.bytes", Integer.toString(Math.max(MIB, maxMessage)));
    settings.put(
        "replica.fetch.response.max.bytes", Integer.toString(Math.max(4 * MIB, maxMessage)));
    settings.put("socket.request.max.bytes", Integer.toString(largestRequest));
    // Requests waiting in memory are bounded, or a few greedy producers would end the heap.
    settings.put(
        "queued.max.request.bytes", Integer.toString(small ? 2 * largestRequest : 256 * MIB));
    settings.put("max.incremental.fetch.session.cache.slots", "500");
    // A fetch that has been answered is kept until so many have: a follower's names each of its
    // partitions, and a thousand fetches of thousands of partitions are hundreds of megabytes.
    settings.put("fetch.purgatory.purge.interval.requests", "20");
    // Eleven gauges of each partition would be beans that nobody reads, a third of a full heap.
    settings.put("metrics.jmx.exclude", "kafka\\.(cluster:type=Partition|log:type=Log),.*");
    settings.put("metadata.log.max.record.bytes.between.snapshots", Integer.toString(2 * MIB));
  }

  private static void times(Map<String, String> settings, boolean alone) {
    // Long enough for members that start together, short enough not to be noticed.
    settings.put("group.initial.rebalance.delay.ms", "100");
    settings.put("group.streams.initial.rebalance.delay.ms", "100");
    // A killed broker may register again only when its old session is over. Alone it has nobody to
    // hand its leaders to meanwhile, so that a short session costs nothing and brings it back
    // sooner.
    settings.put("broker.heartbeat.interval.ms", alone ? "500" : "1000");
    settings.put("broker.session.timeout.ms", alone ? "2500" : "6000");
    settings.put("metadata.max.idle.interval.ms", "2000");
    settings.put("connections.max.idle.ms", "600000");
  }
}
