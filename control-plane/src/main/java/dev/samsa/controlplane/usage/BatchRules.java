package dev.samsa.controlplane.usage;

import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which batches make sense by themselves. Continuity with what came before is not judged here. */
final class BatchRules {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final Pattern TOPIC_ID = Pattern.compile("[a-zA-Z0-9_-]{22}");
  private static final Pattern RANDOM_ID = Pattern.compile("[0-9a-f-]{36}");
  private static final Set<String> INTERNAL =
      Set.of("__consumer_offsets", "__transaction_state", "__share_group_state");

  /** One broker moves less than this in a window, even in one that holds the counts of hours. */
  private static final long ABSURD_BYTES = 1_000_000_000_000_000L;

  private static final long ABSURD_INTEGRAL = ABSURD_BYTES / 10 * 60_000;

  private final Duration retention;
  private final Duration aheadAllowed;

  BatchRules(Duration retention, Duration aheadAllowed) {
    this.retention = retention;
    this.aheadAllowed = aheadAllowed;
  }

  /**
   * Why a batch is put aside.
   *
   * @param now platform time
   * @return a sentence; empty if the batch makes sense
   */
  Optional<String> objection(UsageBatch batch, MeteredCluster cluster, Instant now) {
    if (!batch.clusterId().equals(cluster.id())) {
      return Optional.of("It names cluster " + batch.clusterId() + ", but came from another.");
    }
    if (!cluster.brokers().contains(batch.broker())) {
      return Optional.of("The cluster has no broker " + batch.broker() + ".");
    }
    if (!RANDOM_ID.matcher(batch.bootId()).matches()
        || !RANDOM_ID.matcher(batch.totalsId()).matches()) {
      return Optional.of("bootId and totalsId must be UUIDs.");
    }
    return window(batch, cluster, now).or(() -> series(batch));
  }

  private Optional<String> window(UsageBatch batch, MeteredCluster cluster, Instant now) {
    long length = batch.windowEnd() - batch.windowStart();
    if (length > MINUTE.toMillis()
        || minute(batch.windowStart()) != minute(batch.windowEnd() - 1)) {
      return Optional.of("Its window spans more than one UTC minute.");
    }
    if (batch.windowEnd() > now.plus(aheadAllowed).toEpochMilli()) {
      return Optional.of(
          "Its window ends in the future, at " + Instant.ofEpochMilli(batch.windowEnd()) + ".");
    }
    if (batch.windowStart() < now.minus(retention).toEpochMilli()) {
      return Optional.of("Its window is older than the retention of " + retention + ".");
    }
    if (batch.windowStart() < cluster.createdAt().minus(aheadAllowed).toEpochMilli()) {
      return Optional.of("Its window begins before the cluster was created.");
    }
    return Optional.empty();
  }

  private static Optional<String> series(UsageBatch batch) {
    Set<SeriesName> seen = new HashSet<>();
    return Stream.concat(
            batch.counters().stream().map(series -> counter(series, seen)),
            batch.levels().stream().map(series -> level(series, seen)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> counter(CounterSeries series, Set<SeriesName> seen) {
    if (series.delta() > ABSURD_BYTES) {
      return Optional.of(
          series.meter() + " of topic " + series.topic() + " adds " + series.delta() + " bytes.");
    }
    return name(series.meter(), series.topic(), series.topicId(), seen);
  }

  private static Optional<String> level(LevelSeries series, Set<SeriesName> seen) {
    if (series.levelAtEnd() > ABSURD_BYTES || series.integral() > ABSURD_INTEGRAL) {
      return Optional.of(
          series.meter() + " of topic " + series.topic() + " is more than a broker can hold.");
    }
    return name(series.meter(), series.topic(), series.topicId(), seen);
  }

  private record SeriesName(UsageMeter meter, String topicId) {}

  private static Optional<String> name(
      UsageMeter meter, String topic, String topicId, Set<SeriesName> seen) {
    if (!TOPIC.matcher(topic).matches() || INTERNAL.contains(topic)) {
      return Optional.of("'" + topic + "' is not a topic that is metered.");
    }
    if (!TOPIC_ID.matcher(topicId).matches()) {
      return Optional.of("'" + topicId + "' is not a topic id.");
    }
    if (!seen.add(new SeriesName(meter, topicId))) {
      return Optional.of(meter + " of topic " + topic + " is given twice.");
    }
    return Optional.empty();
  }

  private static long minute(long millis) {
    return Math.floorDiv(millis, MINUTE.toMillis());
  }
}
