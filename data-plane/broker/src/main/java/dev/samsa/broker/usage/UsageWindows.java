package dev.samsa.broker.usage;

import dev.samsa.broker.usage.TotalsFile.Fact;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts running totals and levels into windows that never span a UTC minute. Time is given with each
 * call; nothing here reads a clock, a disk or the network. A window is closed in two steps: {@link
 * #close} makes its batches and begins the next window in memory, {@link #settled} tells that a
 * window is safely kept. A process that dies in between closes the same counts again, once.
 */
final class UsageWindows {
  private static final Logger LOG = LoggerFactory.getLogger(UsageWindows.class);
  private static final long MINUTE = 60_000;
  private static final int IDLE_WINDOWS = 2;

  private final MeterSource source;
  private final TotalsFile file;
  private final int seriesPerBatch;
  private final Map<TopicKey, OpenTopic> topics = new HashMap<>();
  private long windowStart;
  private long heldUntil;
  private long sequence;

  /**
   * @param seriesPerBatch a window with more series is reported in several batches
   */
  UsageWindows(MeterSource source, TotalsFile file, int seriesPerBatch) {
    this.source = source;
    this.file = file;
    this.seriesPerBatch = seriesPerBatch;
    adopt();
  }

  /**
   * Closes the window that the run before left open, if it did: a clean stop leaves none. Its end
   * is the last copy of the counts.
   */
  List<UsageBatch> closeAbandoned() {
    long start = file.get(Fact.WINDOW_START);
    long end = file.get(Fact.COPIED_AT);
    windowStart = start;
    if (start == 0 || end <= start) {
      windowStart = Math.max(start, end);
      return List.of();
    }
    topics.values().forEach(OpenTopic::restoreLevels);
    long from = Math.max(start, minuteOf(end - 1));
    if (from > start) {
      topics.values().forEach(topic -> topic.restateIntegrals(end - from));
    }
    windowStart = from;
    List<UsageBatch> batches = batches(true, false, end, 0, SpoolState.EMPTY);
    advance(batches, end);
    topics.values().forEach(topic -> topic.set(TopicLevels.NONE));
    return batches;
  }

  /** Begins the first window of this run, not before the end of the last one. */
  void begin(long now) {
    windowStart = Math.max(now, windowStart);
    heldUntil = windowStart;
    file.set(Fact.WINDOW_START, windowStart);
    adopt();
  }

  /**
   * Holds the levels until now and goes on with new ones. A new topic that finds no room in the
   * file of totals is left out for as long as that is so.
   */
  void sample(long now, Map<TopicKey, TopicLevels> levels) {
    hold(now);
    for (TopicKey key : levels.keySet()) {
      if (!topics.containsKey(key)) {
        try {
          topics.put(key, new OpenTopic(file.findOrAdd(key)));
        } catch (IOException e) {
          LOG.debug("{} is not measured yet: {}", key, e.getMessage());
        }
      }
    }
    topics.forEach((key, topic) -> topic.set(levels.getOrDefault(key, TopicLevels.NONE)));
  }

  /** Whether the minute of the open window is over. */
  boolean due(long now) {
    return now >= minuteOf(windowStart) + MINUTE;
  }

  /**
   * Closes the window and begins the next. When more than a whole minute was missed, its counts go
   * into the minute that just ended: they are all there, and the time between is a gap.
   *
   * @param now platform time; the window ends there, or with its minute if that is over
   * @param last whether no window follows in this run
   */
  List<UsageBatch> close(long now, boolean last, int connections, SpoolState spool) {
    adopt();
    long minuteEnd = minuteOf(windowStart) + MINUTE;
    long end = Math.min(minuteEnd, Math.max(now, windowStart + (last ? 1 : 0)));
    if (end <= windowStart) {
      return List.of();
    }
    if (now >= minuteEnd + MINUTE) {
      end = minuteOf(now);
      windowStart = end - MINUTE;
      topics.values().forEach(topic -> topic.restateIntegrals(MINUTE));
    } else {
      hold(end);
    }
    List<UsageBatch> batches = batches(true, last, end, connections, spool);
    advance(batches, end);
    return batches;
  }

  /** Whether the open window has nothing to report so far. */
  boolean idle() {
    adopt();
    return topics.values().stream().allMatch(OpenTopic::idle);
  }

  /** The open window so far, which is shown but not billed. */
  List<UsageBatch> open(long now, int connections, SpoolState spool) {
    adopt();
    long end = Math.min(minuteOf(windowStart) + MINUTE, Math.max(now, windowStart + 1));
    hold(end);
    return batches(false, false, end, connections, spool).subList(0, 1);
  }

  /** Writes down that whole windows are safely kept. */
  void settled(List<UsageBatch> batches) {
    settle(file, batches);
  }

  /**
   * Writes down in a file of totals that whole windows are safely kept. The same ones again change
   * nothing.
   *
   * @param batches every batch of those windows
   */
  static void settle(TotalsFile file, List<UsageBatch> batches) {
    long before = file.get(Fact.WINDOW_START);
    long after = before;
    for (UsageBatch batch : batches) {
      batch.counters().forEach(s -> file.find(key(s)).ifPresent(t -> OpenTopic.settle(t, s)));
      if (batch.windowEnd() > before) {
        batch.levels().forEach(s -> file.find(key(s)).ifPresent(t -> OpenTopic.settle(t, s)));
        after = Math.max(after, batch.windowEnd());
      }
    }
    file.set(Fact.WINDOW_START, after);
  }

  /**
   * Gives up topics that are gone for good and have had nothing to report for some windows.
   *
   * @param gone whether the cluster no longer knows a topic
   */
  void forget(Predicate<TopicKey> gone) {
    List<TopicKey> idle =
        topics.values().stream()
            .filter(topic -> topic.idleFor(IDLE_WINDOWS))
            .map(OpenTopic::key)
            .filter(gone)
            .toList();
    idle.forEach(topics::remove);
    idle.forEach(file::remove);
  }

  private void adopt() {
    file.topics().forEach(t -> topics.computeIfAbsent(t.key(), key -> new OpenTopic(t)));
  }

  private void hold(long until) {
    long millis = until - heldUntil;
    if (millis > 0) {
      topics.values().forEach(topic -> topic.hold(millis));
      heldUntil = until;
    }
  }

  private void advance(List<UsageBatch> batches, long end) {
    for (UsageBatch batch : batches) {
      batch.counters().forEach(series -> topics.get(key(series)).advance(series));
    }
    topics.values().forEach(OpenTopic::nextWindow);
    windowStart = end;
    heldUntil = Math.max(heldUntil, end);
  }

  private List<UsageBatch> batches(
      boolean closed, boolean last, long end, int connections, SpoolState spool) {
    List<CounterSeries> counters = new ArrayList<>();
    List<LevelSeries> levels = new ArrayList<>();
    topics.values().forEach(topic -> topic.report(counters::add, levels::add));
    List<UsageBatch> batches = new ArrayList<>();
    int counted = 0;
    int levelled = 0;
    do {
      int nextCounted = Math.min(counters.size(), counted + seriesPerBatch);
      int room = seriesPerBatch - (nextCounted - counted);
      int nextLevelled = Math.min(levels.size(), levelled + room);
      boolean more = nextCounted < counters.size() || nextLevelled < levels.size();
      batches.add(
          new UsageBatch(
              UsageBatch.SCHEMA_VERSION,
              source.clusterId(),
              source.broker(),
              source.bootId(),
              closed ? ++sequence : 0,
              closed,
              last && !more,
              file.id(),
              windowStart,
              end,
              counters.subList(counted, nextCounted),
              levels.subList(levelled, nextLevelled),
              connections,
              spool));
      counted = nextCounted;
      levelled = nextLevelled;
    } while (counted < counters.size() || levelled < levels.size());
    return batches;
  }

  private static TopicKey key(CounterSeries series) {
    return new TopicKey(series.topic(), series.topicId());
  }

  private static TopicKey key(LevelSeries series) {
    return new TopicKey(series.topic(), series.topicId());
  }

  private static long minuteOf(long millis) {
    return millis - Math.floorMod(millis, MINUTE);
  }
}
