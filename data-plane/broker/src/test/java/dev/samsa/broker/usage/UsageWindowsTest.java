package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.broker.usage.TopicTotals.Number;
import dev.samsa.broker.usage.TotalsFile.Fact;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageWindowsTest {
  private static final long MINUTE = 60_000;
  private static final long NOON = 1_700_000_040_000L - 1_700_000_040_000L % MINUTE;
  private static final TopicKey NEWS = new TopicKey("news", "AAAAAAAAAAAAAAAAAAAAAg");
  private static final TopicKey REMADE = new TopicKey("news", "AAAAAAAAAAAAAAAAAAAAAw");

  @TempDir private Path folder;
  private TotalsFile totals;

  @BeforeEach
  void open() throws IOException {
    totals = TotalsFile.open(folder.resolve("totals"));
  }

  @AfterEach
  void close() throws IOException {
    totals.close();
  }

  @Test
  void aWindowEndsWithItsMinuteAndTheNextOneStartsWhereItEnded() throws IOException {
    UsageWindows windows = begin("boot-1", NOON + 10_000);
    count(NEWS, Number.INGRESS, 100);

    assertThat(windows.due(NOON + 59_999)).isFalse();
    assertThat(windows.due(NOON + 60_200)).isTrue();
    UsageBatch first = only(windows.close(NOON + 60_200, false, 0, SpoolState.EMPTY));
    count(NEWS, Number.INGRESS, 11);
    UsageBatch second = only(windows.close(NOON + 70_000, false, 0, SpoolState.EMPTY));

    assertThat(first.windowStart()).isEqualTo(NOON + 10_000);
    assertThat(first.windowEnd()).isEqualTo(NOON + MINUTE);
    assertThat(first.counters()).containsExactly(ingress(NEWS, 0, 100));
    assertThat(second.windowStart()).isEqualTo(NOON + MINUTE);
    assertThat(second.counters()).containsExactly(ingress(NEWS, 100, 111));
    assertThat(List.of(first.sequence(), second.sequence())).containsExactly(1L, 2L);
  }

  @Test
  void levelsAreHeldBetweenSamplesAndIntegratedToTheWindowsEnd() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    windows.sample(NOON, Map.of(NEWS, new TopicLevels(10, 30, 2)));
    windows.sample(NOON + 20_000, Map.of(NEWS, new TopicLevels(40, 60, 2)));

    UsageBatch batch = only(windows.close(NOON + 60_100, false, 0, SpoolState.EMPTY));

    assertThat(level(batch, UsageMeter.STORED_BYTES_LEADER).integral())
        .isEqualTo(10 * 20_000 + 40 * 40_000);
    assertThat(level(batch, UsageMeter.STORED_BYTES_REPLICAS).integral())
        .isEqualTo(30 * 20_000 + 60 * 40_000);
    assertThat(level(batch, UsageMeter.PARTITIONS).integral()).isEqualTo(2 * MINUTE);
    assertThat(level(batch, UsageMeter.STORED_BYTES_LEADER).levelAtEnd()).isEqualTo(40);
  }

  @Test
  void aTopicDeletedAndMadeAgainInOneWindowIsTwoSeries() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    count(NEWS, Number.INGRESS, 5);
    windows.sample(NOON + 1_000, Map.of(REMADE, new TopicLevels(7, 7, 1)));
    count(REMADE, Number.INGRESS, 7);

    UsageBatch batch = only(windows.close(NOON + 60_000, false, 0, SpoolState.EMPTY));

    assertThat(batch.counters())
        .containsExactlyInAnyOrder(ingress(NEWS, 0, 5), ingress(REMADE, 0, 7));
  }

  @Test
  void aKilledRunsWindowIsClosedByTheNextRunAsFarAsItWasCopied() throws IOException {
    UsageWindows killed = begin("boot-1", NOON);
    killed.sample(NOON, Map.of(NEWS, new TopicLevels(10, 10, 1)));
    count(NEWS, Number.INGRESS, 100);
    settle(killed, killed.close(NOON + 20_000, false, 0, SpoolState.EMPTY));
    killed.sample(NOON + 30_000, Map.of(NEWS, new TopicLevels(10, 10, 1)));
    count(NEWS, Number.INGRESS, 23);
    totals.set(Fact.COPIED_AT, NOON + 30_250);
    reopen();

    UsageWindows next = new UsageWindows(source("boot-2"), totals, 100);
    UsageBatch batch = only(next.closeAbandoned());

    assertThat(batch.bootId()).isEqualTo("boot-2");
    assertThat(batch.windowStart()).isEqualTo(NOON + 20_000);
    assertThat(batch.windowEnd()).isEqualTo(NOON + 30_250);
    assertThat(batch.counters()).containsExactly(ingress(NEWS, 100, 123));
    assertThat(level(batch, UsageMeter.STORED_BYTES_LEADER).integral()).isEqualTo(10 * 10_000);
  }

  @Test
  void aWindowThatWasSpooledBeforeTheKillIsNotCountedAgain() throws IOException {
    UsageWindows killed = begin("boot-1", NOON);
    killed.sample(NOON, Map.of(NEWS, new TopicLevels(10, 10, 1)));
    count(NEWS, Number.INGRESS, 100);
    totals.set(Fact.COPIED_AT, NOON + 20_000);
    List<UsageBatch> spooled = killed.close(NOON + 20_000, false, 0, SpoolState.EMPTY);
    reopen();

    UsageWindows.settle(totals, spooled);
    UsageWindows next = new UsageWindows(source("boot-2"), totals, 100);

    assertThat(next.closeAbandoned()).isEmpty();
    next.begin(NOON + 50_000);
    UsageBatch batch = only(next.close(NOON + 60_000, false, 0, SpoolState.EMPTY));
    assertThat(batch.counters()).isEmpty();
    assertThat(batch.levels()).isEmpty();
  }

  @Test
  void aCleanStopLeavesNothingToClose() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    count(NEWS, Number.EGRESS, 9);
    totals.set(Fact.COPIED_AT, NOON + 30_000);
    List<UsageBatch> batches = windows.close(NOON + 30_000, true, 0, SpoolState.EMPTY);
    settle(windows, batches);
    reopen();

    assertThat(only(batches).last()).isTrue();
    assertThat(new UsageWindows(source("boot-2"), totals, 100).closeAbandoned()).isEmpty();
  }

  @Test
  void missedMinutesLoseNoCountAndLeaveAGapInTime() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    windows.sample(NOON, Map.of(NEWS, new TopicLevels(10, 10, 1)));
    count(NEWS, Number.INGRESS, 100);

    UsageBatch batch = only(windows.close(NOON + 5 * MINUTE + 3_000, false, 0, SpoolState.EMPTY));

    assertThat(batch.windowStart()).isEqualTo(NOON + 4 * MINUTE);
    assertThat(batch.windowEnd()).isEqualTo(NOON + 5 * MINUTE);
    assertThat(batch.counters()).containsExactly(ingress(NEWS, 0, 100));
    assertThat(level(batch, UsageMeter.PARTITIONS).integral()).isEqualTo(MINUTE);
  }

  @Test
  void aClockThatStandsStillKeepsTheWindowOpen() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    count(NEWS, Number.INGRESS, 1);

    assertThat(windows.close(NOON, false, 0, SpoolState.EMPTY)).isEmpty();
    assertThat(only(windows.close(NOON + 1, false, 0, SpoolState.EMPTY)).counters())
        .containsExactly(ingress(NEWS, 0, 1));
  }

  @Test
  void aWindowOfManySeriesIsSplitAndEachSeriesIsReportedOnce() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    Map<TopicKey, TopicLevels> levels = new java.util.HashMap<>();
    for (int i = 0; i < 600; i++) {
      TopicKey topic = new TopicKey("topic-" + i, "id-" + i);
      count(topic, Number.INGRESS, 1);
      levels.put(topic, new TopicLevels(1, 1, 1));
    }
    windows.sample(NOON, levels);

    List<UsageBatch> batches = windows.close(NOON + MINUTE, true, 0, SpoolState.EMPTY);

    assertThat(batches).hasSize(24);
    assertThat(batches).allMatch(b -> b.counters().size() + b.levels().size() <= 100);
    assertThat(batches.stream().flatMap(b -> b.counters().stream()).distinct()).hasSize(600);
    assertThat(batches.stream().flatMap(b -> b.levels().stream()).distinct()).hasSize(1_800);
    assertThat(batches.stream().filter(UsageBatch::last)).containsExactly(batches.getLast());
  }

  @Test
  void theOpenWindowIsShownWithoutBeingClosed() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    count(NEWS, Number.INGRESS, 40);

    UsageBatch shown = only(windows.open(NOON + 5_000, 3, SpoolState.EMPTY));
    UsageBatch closed = only(windows.close(NOON + MINUTE, false, 0, SpoolState.EMPTY));

    assertThat(shown.closed()).isFalse();
    assertThat(shown.connections()).isEqualTo(3);
    assertThat(shown.counters()).containsExactly(ingress(NEWS, 0, 40));
    assertThat(closed.sequence()).isEqualTo(1);
    assertThat(closed.counters()).containsExactly(ingress(NEWS, 0, 40));
  }

  @Test
  void aTopicIsForgottenOnlyWhenGoneAndFullyReported() throws IOException {
    UsageWindows windows = begin("boot-1", NOON);
    count(NEWS, Number.INGRESS, 40);
    List<UsageBatch> unsettled = new ArrayList<>();
    for (int minute = 1; minute <= 4; minute++) {
      unsettled.addAll(windows.close(NOON + minute * MINUTE, false, 0, SpoolState.EMPTY));
      windows.forget(topic -> true);
    }
    assertThat(totals.find(NEWS)).isPresent();

    settle(windows, unsettled);
    windows.forget(topic -> false);
    assertThat(totals.find(NEWS)).isPresent();
    windows.forget(topic -> true);
    assertThat(totals.find(NEWS)).isEmpty();
  }

  private UsageWindows begin(String boot, long now) {
    UsageWindows windows = new UsageWindows(source(boot), totals, 100);
    windows.begin(now);
    return windows;
  }

  private void reopen() throws IOException {
    totals.close();
    totals = TotalsFile.open(folder.resolve("totals"));
  }

  private static MeterSource source(String boot) {
    return new MeterSource("lkc-test", 1, boot);
  }

  private void count(TopicKey topic, Number number, long bytes) throws IOException {
    totals.findOrAdd(topic).add(number, bytes);
  }

  private static void settle(UsageWindows windows, List<UsageBatch> batches) {
    windows.settled(batches);
  }

  private static UsageBatch only(List<UsageBatch> batches) {
    assertThat(batches).hasSize(1);
    return batches.getFirst();
  }

  private static CounterSeries ingress(TopicKey topic, long start, long end) {
    return new CounterSeries(UsageMeter.INGRESS_BYTES, topic.name(), topic.id(), start, end);
  }

  private static LevelSeries level(UsageBatch batch, UsageMeter meter) {
    return batch.levels().stream().filter(l -> l.meter() == meter).findFirst().orElseThrow();
  }
}
