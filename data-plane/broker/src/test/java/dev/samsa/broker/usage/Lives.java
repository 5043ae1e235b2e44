package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.broker.testbed.TestCluster;
import dev.samsa.description.usage.UsageBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The lives of brokers, those that a kill ended and those that ended by themselves. */
final class Lives {
  private static final Duration BOUND = Duration.ofMillis(250);

  private record Run(int broker, String boot) {}

  private final List<Life> killed = new ArrayList<>();
  private final List<Life> stopped = new ArrayList<>();

  void killed(Life life) {
    killed.add(life);
  }

  void stopped(Life life) {
    stopped.add(life);
  }

  /** Sum over all. */
  long sum(ToLongFunction<Life> number) {
    return all().stream().mapToLong(number).sum();
  }

  /** Holds each life against what docs/metering.md says that a kill and a stop can cost. */
  void judge() {
    assertThat(all())
        .allSatisfy(life -> {
          assertThat(life.ingressOver()).isBetween(0L, life.sentAgain());
          assertThat(-life.egressShort()).isLessThanOrEqualTo(life.notArrived() + life.besides());
        });
    assertThat(shortBy()).isLessThanOrEqualTo(bound());
    assertThat(stopped)
        .allSatisfy(
            life -> assertThat(life.egressShort()).as("a clean stop loses nothing").isZero());
  }

  /** Holds that no window of a run is missing, and that none lies over another of its broker. */
  static void judgeWindows(TestCluster cluster) {
    assertThat(cluster.usage().breaks()).isEmpty();
    Map<Run, Long> sequences = new HashMap<>();
    Map<Integer, Long> ends = new HashMap<>();
    for (UsageBatch window : cluster.usage().batches()) {
      Run run = new Run(window.broker(), window.bootId());
      assertThat(window.sequence()).as("%s", run).isEqualTo(sequences.merge(run, 1L, Long::sum));
      assertThat(window.windowStart())
          .as("%s", run)
          .isGreaterThanOrEqualTo(ends.getOrDefault(window.broker(), 0L));
      ends.put(window.broker(), window.windowEnd());
    }
  }

  /** Figures of all lives, for the report of the test. */
  String figures() {
    return "ingress over by %d of %d sent again;"
            .formatted(sum(Life::ingressOver), sum(Life::sentAgain))
        + " egress short by %d of %d (%d ms of load a kill), at worst %d in one life;"
            .formatted(shortBy(), bound(), BOUND.toMillis(), worst())
        + " over by %d of %d that had not arrived and %d that came besides"
            .formatted(
                sum(life -> Math.max(0, -life.egressShort())),
                sum(Life::notArrived),
                sum(Life::besides));
  }

  private long shortBy() {
    return killed.stream().mapToLong(life -> Math.max(0, life.egressShort())).sum();
  }

  private long bound() {
    return killed.stream().mapToLong(life -> life.load(BOUND.toNanos())).sum();
  }

  private long worst() {
    return all().stream().mapToLong(Life::egressShort).max().orElseThrow();
  }

  private List<Life> all() {
    List<Life> all = new ArrayList<>(killed);
    all.addAll(stopped);
    return all;
  }
}
