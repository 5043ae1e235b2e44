package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.yammer.metrics.core.Meter;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meter over metrics as Kafka makes them, with a clock and a disk that tests command. */
class BrokerMeterTest {
  private static final long NOON = 28_333_334L * 60_000;
  private static final long SPOOL_BYTES = 1 << 20;
  private static final MetricName NEWS = name("news");

  @TempDir private Path folder;

  private final MetricsRegistry registry = new MetricsRegistry();
  private long millis = NOON;
  private String topicId = "AAAAAAAAAAAAAAAAAAAAAg";
  private UsageSpool spool;
  private BrokerMeter meter;

  @BeforeEach
  void startMeter() throws IOException {
    PlatformClock clock =
        new PlatformClock(() -> millis, () -> TimeUnit.MILLISECONDS.toNanos(millis), 0);
    KafkaTopicCounts counts =
        new KafkaTopicCounts(topic -> Optional.of(new TopicKey(topic, topicId)));
    counts.follow(registry);
    spool = UsageSpool.open(folder.resolve("spool"), SPOOL_BYTES);
    meter =
        new BrokerMeter(
            new MeterSource("lkc-test", 1, "boot"),
            TotalsFile.open(folder.resolve("totals")),
            spool,
            clock,
            counts,
            new NothingStored(),
            List::of);
    meter.closeAbandoned();
    meter.begin();
  }

  @AfterEach
  void stopMeter() throws IOException {
    meter.close();
    registry.shutdown();
  }

  @Test
  void aDiskThatTakesNothingLosesNoCountAndNoWindow() throws IOException {
    Path disk = folder.resolve("spool");
    Path away = folder.resolve("away");
    Files.move(disk, away);
    for (int minute = 1; minute <= 5; minute++) {
      count(NEWS, 100);
      millis = NOON + minute * 60_000L;
      meter.turn(true);
    }
    assertThat(spool.state().batches()).isZero();

    Files.move(away, disk);
    meter.turn(true);

    List<UsageBatch> windows = spooled();
    assertThat(windows).hasSize(5);
    assertThat(windows).allMatch(w -> w.windowEnd() - w.windowStart() == 60_000);
    assertThat(bytes(windows)).isEqualTo(500);
  }

  @Test
  void aCountThatIsMadeWhileKafkaRemovesTheMetricIsNotLost() throws IOException {
    Meter held = count(NEWS, 100);
    meter.copy();
    registry.removeMetric(NEWS);
    held.mark(11);
    count(NEWS, 7);
    meter.close(false);

    millis += 1_000;
    meter.close(false);

    assertThat(bytes(spooled())).isEqualTo(118);
  }

  @Test
  void aTopicMadeAgainUnderItsNameIsAnotherSeries() throws IOException {
    count(NEWS, 100);
    meter.copy();
    registry.removeMetric(NEWS);
    topicId = "AAAAAAAAAAAAAAAAAAAAAw";
    count(NEWS, 7);
    millis += 1_000;
    meter.close(false);

    assertThat(spooled().stream().flatMap(b -> b.counters().stream()))
        .extracting(CounterSeries::topicId, CounterSeries::delta)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("AAAAAAAAAAAAAAAAAAAAAg", 100L),
            org.assertj.core.groups.Tuple.tuple("AAAAAAAAAAAAAAAAAAAAAw", 7L));
  }

  @Test
  void internalTopicsAreNotMetered() throws IOException {
    count(name("__consumer_offsets"), 100);
    millis += 1_000;
    meter.close(false);

    assertThat(spooled()).allMatch(batch -> batch.counters().isEmpty());
  }

  private Meter count(MetricName name, long bytes) {
    Meter counted = registry.newMeter(name, "bytes", TimeUnit.SECONDS);
    counted.mark(bytes);
    return counted;
  }

  private List<UsageBatch> spooled() throws IOException {
    List<UsageBatch> batches = new ArrayList<>();
    for (Path file : spool.files().toList()) {
      batches.add(DescriptionJson.read(Files.readString(file), UsageBatch.class));
    }
    return batches;
  }

  private static long bytes(List<UsageBatch> windows) {
    return windows.stream()
        .flatMap(window -> window.counters().stream())
        .mapToLong(CounterSeries::delta)
        .sum();
  }

  private static MetricName name(String topic) {
    String bean = "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=" + topic;
    return new MetricName("kafka.server", "BrokerTopicMetrics", "BytesInPerSec", topic, bean);
  }

  private static final class NothingStored implements BrokerView {
    @Override
    public Map<TopicKey, TopicLevels> levels() {
      return Map.of();
    }

    @Override
    public void markLogs(TotalsFile totals) {
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
