package dev.samsa.controlplane.usage;

import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageAck.Outcome;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports and seals hours of clusters of which only rows exist. */
@ApplicationScoped
public class ReportedHours {
  private final UsageIntake intake;
  private final HourSealing sealing;
  private final Map<Long, TestBroker> brokers = new HashMap<>();
  private final Map<Long, Long> totals = new HashMap<>();

  ReportedHours(UsageIntake intake, HourSealing sealing) {
    this.intake = intake;
    this.sealing = sealing;
  }

  /** Reports one minute of an hour of a cluster's only broker. */
  public void report(
      TestCluster cluster, Instant minute, long bytes, long stored, long partitions) {
    TestBroker broker =
        brokers.computeIfAbsent(cluster.key(), _ -> new TestBroker(cluster.id(), 1));
    long total = totals.merge(cluster.key(), bytes, Long::sum);
    CounterSeries ingress = TestBroker.piece(total - bytes, total);
    Outcome outcome =
        intake
            .take(
                cluster.id(),
                TestBroker.json(
                    broker.next(
                        minute,
                        minute.plus(1, ChronoUnit.MINUTES),
                        bytes == 0 ? List.of() : List.of(ingress),
                        List.of(
                            TestBroker.held(UsageMeter.STORED_BYTES_LEADER, stored),
                            TestBroker.held(UsageMeter.PARTITIONS, partitions)))))
            .orElseThrow()
            .outcome();
    if (outcome != Outcome.ACCEPTED) {
      throw new AssertionError(outcome);
    }
  }

  /** Lets so many bytes of a broker's count never be reported. */
  public void skip(TestCluster cluster, long bytes) {
    totals.merge(cluster.key(), bytes, Long::sum);
  }

  /** Seals an hour as if all had been reported. */
  public void seal(TestCluster cluster, Instant hour) {
    sealing.seal(cluster.key(), hour, Instant.now());
  }
}
