package dev.samsa.broker.usage;

import com.yammer.metrics.core.Meter;
import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import com.yammer.metrics.core.MetricsRegistryListener;
import dev.samsa.broker.usage.TopicTotals.Number;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.common.internals.Topic;

/**
 * Kafka's own counts by topic, {@code BytesInPerSec} and {@code BytesOutPerSec} of {@code
 * BrokerTopicMetrics}, added to the running totals. Kafka removes and remakes these metrics when
 * leadership moves or a topic is deleted; each metric is therefore held by reference from its
 * making to some time after its removal, so that no count is lost in between.
 */
final class KafkaTopicCounts implements MetricsRegistryListener {
  private static final String TOPIC_TAG = ",topic=";
  private static final int COPIES_AFTER_REMOVAL = 600;

  private final Function<String, Optional<TopicKey>> topics;
  private final Map<MetricName, Tracked> live = new ConcurrentHashMap<>();
  private final Queue<Tracked> tracked = new ConcurrentLinkedQueue<>();

  private static final class Tracked {
    private final String topic;
    private final Number number;
    private final Meter meter;
    private TopicKey key;
    private long counted;
    private volatile boolean removed;
    private int copiesAfterRemoval;

    private Tracked(String topic, Number number, Meter meter) {
      this.topic = topic;
      this.number = number;
      this.meter = meter;
    }
  }

  /**
   * @param topics finds a topic by its name, as the broker knows it at that moment
   */
  KafkaTopicCounts(Function<String, Optional<TopicKey>> topics) {
    this.topics = topics;
  }

  /** Begins to follow the metrics of that registry, those that are there included. */
  void follow(MetricsRegistry registry) {
    registry.addListener(this);
  }

  @Override
  public void onMetricAdded(MetricName name, Metric metric) {
    Number number = numberOf(name);
    int tag = name.getMBeanName().indexOf(TOPIC_TAG);
    if (number == null || tag < 0 || !(metric instanceof Meter meter)) {
      return;
    }
    String topic = name.getMBeanName().substring(tag + TOPIC_TAG.length());
    if (!Topic.isInternal(topic)) {
      Tracked added = new Tracked(topic, number, meter);
      live.put(name, added);
      tracked.add(added);
    }
  }

  @Override
  public void onMetricRemoved(MetricName name) {
    Tracked removed = live.remove(name);
    if (removed != null) {
      removed.removed = true;
    }
  }

  /**
   * Adds to the totals what was counted since the last copy. A metric whose topic is not known yet
   * keeps its count until it is, and so does one whose topic finds no room; neither holds up
   * another.
   *
   * @throws IOException if a new topic found no room, after all others were copied
   */
  synchronized void copyTo(TotalsFile totals) throws IOException {
    IOException noRoom = null;
    for (Iterator<Tracked> all = tracked.iterator(); all.hasNext(); ) {
      Tracked each = all.next();
      try {
        copy(each, totals);
        if (each.removed && ++each.copiesAfterRemoval > COPIES_AFTER_REMOVAL) {
          all.remove();
        }
      } catch (IOException e) {
        noRoom = e;
      }
    }
    if (noRoom != null) {
      throw noRoom;
    }
  }

  private void copy(Tracked each, TotalsFile totals) throws IOException {
    long count = each.meter.count();
    if (count > each.counted && resolve(each)) {
      totals.findOrAdd(each.key).add(each.number, count - each.counted);
      each.counted = count;
    }
  }

  private boolean resolve(Tracked each) {
    if (each.key == null) {
      each.key = topics.apply(each.topic).orElse(null);
    }
    return each.key != null;
  }

  private static Number numberOf(MetricName name) {
    if (!"kafka.server".equals(name.getGroup()) || !"BrokerTopicMetrics".equals(name.getType())) {
      return null;
    }
    return switch (name.getName()) {
      case "BytesInPerSec" -> Number.INGRESS;
      case "BytesOutPerSec" -> Number.EGRESS;
      default -> null;
    };
  }
}
