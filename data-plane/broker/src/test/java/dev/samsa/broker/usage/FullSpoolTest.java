package dev.samsa.broker.usage;

import static dev.samsa.broker.usage.TestMeter.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool that has reached its own limit, and one that a crash left in the middle of a write. */
class FullSpoolTest {
  private static final long NOON = 28_333_334L * MINUTE;

  /** Room for a few windows. */
  private static final long LIMIT = 3_000;

  private static final int WAITING_AT_MOST = 240;
  private static final long COUNTED = 100;
  private static final long STORED = 7;

  @TempDir private Path folder;

  private TestMeter meter;

  @BeforeEach
  void start() throws IOException {
    meter = new TestMeter(folder, LIMIT, NOON);
    meter.level("news", STORED);
    meter.pass(0);
  }

  @AfterEach
  void stop() throws IOException {
    meter.close();
  }

  @Test
  void windowsBeyondTheLimitWaitInMemoryAndFollowEachInItsOwnMinute() throws IOException {
    countInEachOf(60);

    assertThat(meter.spool().state().bytes()).isBetween(LIMIT / 2, LIMIT);
    assertThat(meter.spool().state().batches()).isBetween(2, 20);
    assertThat(meter.total("news")).contains(60 * COUNTED);
    assertThat(meter.files()).allMatch(name -> name.endsWith(".json"));

    List<UsageBatch> windows = meter.drain();

    assertThat(windows).hasSize(60);
    for (int minute = 0; minute < windows.size(); minute++) {
      assertThatItIs(windows.get(minute), minute, minute * COUNTED, (minute + 1) * COUNTED);
    }
  }

  @Test
  void afterFourHoursCountsGoIntoALaterWindowAndTheTimeBetweenIsAGap() throws IOException {
    countInEachOf(300);
    int kept = meter.spool().state().batches() + WAITING_AT_MOST;
    assertThat(kept).isBetween(WAITING_AT_MOST + 2, WAITING_AT_MOST + 20);
    assertThat(meter.total("news")).contains(300 * COUNTED);

    List<UsageBatch> windows = meter.drain();

    assertThat(windows).hasSize(kept + 1);
    for (int minute = 0; minute < kept; minute++) {
      assertThatItIs(windows.get(minute), minute, minute * COUNTED, (minute + 1) * COUNTED);
    }
    assertThatItIs(windows.getLast(), 299, kept * COUNTED, 300 * COUNTED);
  }

  @Test
  void aStopAndAStartWithAFullSpoolLoseNoCount() throws IOException {
    countInEachOf(30);
    int spooled = meter.spool().state().batches();
    meter.stop();
    meter.start();
    meter.count("news", COUNTED);
    meter.pass(MINUTE);

    assertThat(meter.total("news")).contains(31 * COUNTED);
    List<UsageBatch> windows = meter.drain();

    assertThat(windows).hasSizeGreaterThan(spooled);
    assertThat(windows.getLast().bootId()).isEqualTo("boot-2");
    assertThatPositionsGoOnTo(31 * COUNTED, windows);
  }

  @Test
  void aHalfWrittenFileOfACrashIsRemovedAndItsWindowIsClosedAgain() throws IOException {
    countInEachOf(2);
    meter.count("news", COUNTED);
    meter.kill();
    Path whole = meter.spoolFolder().resolve(meter.files().getLast());
    String next = String.format(Locale.ROOT, "%015d-boot-1-%09d.json.part", NOON + 3 * MINUTE, 3);
    byte[] json = Files.readAllBytes(whole);
    Files.write(meter.spoolFolder().resolve(next), java.util.Arrays.copyOf(json, json.length / 2));

    meter.start();
    assertThat(meter.files()).noneMatch(name -> name.endsWith(".part"));
    meter.pass(MINUTE);

    List<UsageBatch> windows = meter.drain();
    assertThat(windows).extracting(UsageBatch::bootId).startsWith("boot-1", "boot-1");
    assertThatPositionsGoOnTo(3 * COUNTED, windows);
  }

  @Test
  void aFileWithTheFirstHalfOfABatchNeverCountsAgainstTheLimit() throws IOException {
    countInEachOf(2);
    long bytes = meter.spool().state().bytes();
    meter.stop();
    Files.write(meter.spoolFolder().resolve("torn.json.part"), new byte[(int) LIMIT]);

    UsageSpool opened = UsageSpool.open(meter.spoolFolder(), LIMIT);

    assertThat(opened.state().bytes()).isGreaterThanOrEqualTo(bytes).isLessThan(LIMIT);
    for (Path file : opened.files().toList()) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      assertThat(DescriptionJson.read(text, UsageBatch.class).closed()).isTrue();
    }
  }

  private void countInEachOf(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      meter.count("news", COUNTED);
      meter.pass(MINUTE);
    }
  }

  /** One whole minute, with what was counted in it, and stored bytes for that minute alone. */
  private static void assertThatItIs(UsageBatch window, int minute, long start, long end) {
    assertThat(window.windowStart()).isEqualTo(NOON + minute * MINUTE);
    assertThat(window.windowEnd()).isEqualTo(NOON + (minute + 1) * MINUTE);
    assertThat(window.counters())
        .containsExactly(new CounterSeries(UsageMeter.INGRESS_BYTES, "news", "news", start, end));
    assertThat(window.levels())
        .filteredOn(level -> level.meter() == UsageMeter.STORED_BYTES_LEADER)
        .extracting(LevelSeries::integral)
        .containsExactly(STORED * MINUTE);
  }

  /** Every position is in one window, and no window goes beyond its minute. */
  private static void assertThatPositionsGoOnTo(long end, List<UsageBatch> windows) {
    long position = 0;
    for (UsageBatch window : windows) {
      assertThat(window.windowStart() / MINUTE).isEqualTo((window.windowEnd() - 1) / MINUTE);
      for (CounterSeries series : window.counters()) {
        assertThat(series.totalAtStart()).isEqualTo(position);
        position = series.totalAtEnd();
      }
    }
    assertThat(position).isEqualTo(end);
  }
}
