package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.yammer.metrics.core.Meter;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of counts whose metric, topic or disk goes away under the meter. */
class BrokerMeterTest {
  private static final long NOON = 28_333_334L * 60_000;
  private static final long SPOOL_BYTES = 1 << 20;
  private static final String NEWS = "news";

  @TempDir private Path folder;

  private TestMeter meter;

  @BeforeEach
  void startMeter() throws IOException {
    meter = new TestMeter(folder, SPOOL_BYTES, NOON);
  }

  @AfterEach
  void stopMeter() throws IOException {
    meter.close();
  }

  @Test
  void aDiskThatTakesNothingLosesNoCountAndNoWindow() throws IOException {
    Path away = folder.resolve("away");
    Files.move(meter.spoolFolder(), away);
    for (int minute = 1; minute <= 5; minute++) {
      meter.count(NEWS, 100);
      meter.pass(TestMeter.MINUTE);
    }
    assertThat(meter.spool().state().batches()).isZero();

    Files.move(away, meter.spoolFolder());
    meter.turn();

    List<UsageBatch> windows = meter.drain();
    assertThat(windows).hasSize(5);
    assertThat(windows).allMatch(w -> w.windowEnd() - w.windowStart() == TestMeter.MINUTE);
    assertThat(TestMeter.bytes(windows)).isEqualTo(500);
  }

  @Test
  void aCountThatIsMadeWhileKafkaRemovesTheMetricIsNotLost() throws IOException {
    Meter held = meter.count(NEWS, 100);
    meter.pass(0);
    meter.remove(NEWS);
    held.mark(11);
    meter.count(NEWS, 7);

    meter.pass(TestMeter.MINUTE);

    assertThat(TestMeter.bytes(meter.drain())).isEqualTo(118);
  }

  @Test
  void aTopicMadeAgainUnderItsNameIsAnotherSeries() throws IOException {
    meter.count(NEWS, 100);
    meter.pass(0);
    meter.remove(NEWS);
    meter.makeAgain(NEWS, "another");
    meter.count(NEWS, 7);
    meter.pass(TestMeter.MINUTE);

    assertThat(meter.drain().stream().flatMap(b -> b.counters().stream()))
        .extracting(CounterSeries::topicId, CounterSeries::delta)
        .containsExactlyInAnyOrder(tuple(NEWS, 100L), tuple("another", 7L));
  }

  @Test
  void internalTopicsAreNotMetered() throws IOException {
    meter.count("__consumer_offsets", 100);
    meter.pass(TestMeter.MINUTE);

    assertThat(meter.drain()).isNotEmpty().allMatch(batch -> batch.counters().isEmpty());
  }
}
