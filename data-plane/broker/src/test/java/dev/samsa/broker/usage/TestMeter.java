package dev.samsa.broker.usage;

import com.yammer.metrics.core.Meter;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import dev.samsa.broker.usage.TopicTotals.Number;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The meter of a broker over metrics as Kafka makes them, with a clock, levels and a disk that
 * tests command. A topic's id is its name, until it is made again.
 */
final class TestMeter implements AutoCloseable {
  static final long MINUTE = 60_000;

  private final Path folder;
  private final long spoolBytes;
  private final Map<TopicKey, TopicLevels> levels = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private MetricsRegistry registry;
  private TotalsFile totals;
  private PlatformClock clock;
  private UsageSpool spool;
  private BrokerMeter meter;
  private volatile long millis;
  private int boots;

  TestMeter(Path folder, long spoolBytes, long begin) throws IOException {
    this.folder = folder;
    this.spoolBytes = spoolBytes;
    this.millis = begin;
    start();
  }

  /** Starts a run of the broker on what lies in the folder. */
  void start() throws IOException {
    registry = new MetricsRegistry();
    clock = new PlatformClock(() -> millis, () -> TimeUnit.MILLISECONDS.toNanos(millis), 0);
    KafkaTopicCounts counts = new KafkaTopicCounts(topic -> Optional.of(key(topic)));
    counts.follow(registry);
    spool = UsageSpool.open(spoolFolder(), spoolBytes);
    totals = TotalsFile.open(folder.resolve("totals"));
    meter =
        new BrokerMeter(
            new MeterSource("lkc-test", 1, "boot-" + ++boots),
            totals,
            spool,
            clock,
            counts,
            new Commanded(),
            List::of);
    meter.closeAbandoned();
    meter.begin();
  }

  /** A clean end of the run. */
  void stop() throws IOException {
    meter.close(true);
    close();
  }

  /** The end of the run as kill -9 makes it, if the last copy was just now. */
  void kill() {
    meter.copy();
    registry.shutdown();
  }

  /** Bytes that come into a topic. */
  Meter count(String topic, long bytes) {
    return count("BytesInPerSec", topic, bytes);
  }

  /** Takes away the metric of what comes into a topic, as Kafka does when leadership moves. */
  void remove(String topic) {
    registry.removeMetric(name("BytesInPerSec", topic));
  }

  /** Gives the topic of that name another id from now on. */
  void makeAgain(String topic, String id) {
    ids.put(topic, id);
  }

  /** Bytes that go out of a topic. */
  void countRead(String topic, long bytes) {
    count("BytesOutPerSec", topic, bytes);
  }

  private Meter count(String metric, String topic, long bytes) {
    Meter counted = registry.newMeter(name(metric, topic), "bytes", TimeUnit.SECONDS);
    counted.mark(bytes);
    return counted;
  }

  private static MetricName name(String metric, String topic) {
    String bean = "kafka.server:type=BrokerTopicMetrics,name=" + metric + ",topic=" + topic;
    return new MetricName("kafka.server", "BrokerTopicMetrics", metric, topic, bean);
  }

  void level(String topic, long bytes) {
    levels.put(key(topic), new TopicLevels(bytes, bytes, 1));
  }

  /** Copies what was counted, lets time pass, then takes a turn with a sample. */
  void pass(long time) {
    meter.copy();
    millis += time;
    meter.turn(true);
  }

  /** A turn in which no time has passed. */
  void turn() {
    meter.turn(false);
  }

  long now() {
    return millis;
  }

  PlatformClock clock() {
    return clock;
  }

  UsageSpool spool() {
    return spool;
  }

  Path spoolFolder() {
    return folder.resolve("spool");
  }

  /** The running total of what came into a topic; nothing for one that has no room. */
  Optional<Long> total(String topic) {
    return total(topic, Number.INGRESS);
  }

  /** As above, of what went out of it. */
  Optional<Long> totalRead(String topic) {
    return total(topic, Number.EGRESS);
  }

  private Optional<Long> total(String topic, Number number) {
    return totals.find(key(topic)).map(found -> found.get(number));
  }

  /** Takes what waits, as a control plane that acknowledges it, until nothing comes after. */
  List<UsageBatch> drain() throws IOException {
    List<UsageBatch> taken = new ArrayList<>();
    for (Optional<UsageSpool.Spooled> next = spool.oldest();
        next.isPresent();
        next = spool.oldest()) {
      taken.add(DescriptionJson.read(next.get().json(), UsageBatch.class));
      spool.remove(next.get().name());
      turn();
    }
    return taken;
  }

  /** What lies in the folder of the spool, by name. */
  List<String> files() throws IOException {
    try (var files = Files.list(spoolFolder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static long bytes(List<UsageBatch> windows) {
    return windows.stream()
        .flatMap(window -> window.counters().stream())
        .mapToLong(CounterSeries::delta)
        .sum();
  }

  @Override
  public void close() throws IOException {
    meter.close();
    registry.shutdown();
  }

  private TopicKey key(String topic) {
    return new TopicKey(topic, ids.getOrDefault(topic, topic));
  }

  private final class Commanded implements BrokerView {
    @Override
    public Map<TopicKey, TopicLevels> levels() {
      return Map.copyOf(levels);
    }

    @Override
    public void markLogs(TotalsFile file) {
      // There are no logs.
    }

    @Override
    public int connections() {
      return 0;
    }

    @Override
    public boolean isGone(TopicKey topic) {
      return false;
    }
  }
}
