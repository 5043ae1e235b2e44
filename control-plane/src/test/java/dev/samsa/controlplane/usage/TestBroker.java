package dev.samsa.controlplane.usage;

import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reports for one broker of a cluster, as the real meter would. */
public final class TestBroker {
  static final String TOPIC = "news";
  static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAg";

  private final String clusterId;
  private final int broker;
  private final String totalsId = UUID.randomUUID().toString();
  private String boot = UUID.randomUUID().toString();
  private long sequence;
  private long total;

  public TestBroker(String clusterId, int broker) {
    this.clusterId = clusterId;
    this.broker = broker;
  }

  /** Begins another run over the same totals. */
  TestBroker restart() {
    boot = UUID.randomUUID().toString();
    sequence = 0;
    return this;
  }

  String boot() {
    return boot;
  }

  /** Closes a window from a start to an end, with so many bytes of ingress. */
  public UsageBatch window(Instant from, Instant to, long bytes) {
    return window(from, to, bytes, 0, false);
  }

  /** As above with a stored level that was held all the time. */
  public UsageBatch window(Instant from, Instant to, long bytes, long stored, boolean last) {
    List<LevelSeries> levels = new ArrayList<>();
    if (stored > 0) {
      long integral = stored * (to.toEpochMilli() - from.toEpochMilli());
      levels.add(
          new LevelSeries(UsageMeter.STORED_BYTES_LEADER, TOPIC, TOPIC_ID, integral, stored));
    }
    CounterSeries ingress = piece(total, total + bytes);
    total += bytes;
    return batch(++sequence, from, to, bytes == 0 ? List.of() : List.of(ingress), levels, last);
  }

  /** The next batch of this run. */
  UsageBatch next(
      Instant from, Instant to, List<CounterSeries> counters, List<LevelSeries> levels) {
    return batch(++sequence, from, to, counters, levels, false);
  }

  /** Any batch of this run. */
  public UsageBatch batch(
      long number,
      Instant from,
      Instant to,
      List<CounterSeries> counters,
      List<LevelSeries> levels,
      boolean last) {
    return new UsageBatch(
        UsageBatch.SCHEMA_VERSION,
        clusterId,
        broker,
        boot,
        number,
        number > 0,
        last,
        totalsId,
        from.toEpochMilli(),
        to.toEpochMilli(),
        counters,
        levels,
        0,
        SpoolState.EMPTY);
  }

  /** Its open window of a minute so far, and what it holds back. */
  UsageBatch open(Instant from, SpoolState spool) {
    return new UsageBatch(
        UsageBatch.SCHEMA_VERSION,
        clusterId,
        broker,
        boot,
        0,
        false,
        false,
        totalsId,
        from.toEpochMilli(),
        from.plusSeconds(5).toEpochMilli(),
        List.of(),
        List.of(),
        0,
        spool);
  }

  /** A level that was held for a whole minute. */
  static LevelSeries held(UsageMeter meter, long level) {
    return new LevelSeries(meter, TOPIC, TOPIC_ID, level * 60_000, level);
  }

  static CounterSeries piece(long from, long to) {
    return new CounterSeries(UsageMeter.INGRESS_BYTES, TOPIC, TOPIC_ID, from, to);
  }

  public static String json(UsageBatch batch) {
    return DescriptionJson.write(batch);
  }
}
