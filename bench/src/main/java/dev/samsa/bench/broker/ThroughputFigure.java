package dev.samsa.bench.broker;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.KafkaLogin;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.nio.file.Path;
import java.util.List;

/** Records a second through a cluster of the platform, against the same broker with less in it. */
public final class ThroughputFigure implements Figure {
  private static final int PAIRS = 9;
  private static final int THROWN_AWAY = 8;

  private final boolean meteringOnly;

  private ThroughputFigure(boolean meteringOnly) {
    this.meteringOnly = meteringOnly;
  }

  /** Against the broker without metering. */
  public static ThroughputFigure metering() {
    return new ThroughputFigure(true);
  }

  /** Against Kafka without any plugin. */
  public static ThroughputFigure plugins() {
    return new ThroughputFigure(false);
  }

  @Override
  public String name() {
    return meteringOnly ? "metering" : "throughput";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Tenant tenant = bench.tenant();
    String cluster = tenant.createCluster();
    String bootstrap = tenant.awaitReady(cluster);
    KafkaLogin ours =
        tenant.createKey(cluster, bootstrap, bench.data().resolve("ca.crt").toString());
    Stream.first(ours);
    try (OwnNode other = other(bench, cluster)) {
      KafkaLogin baseline =
          meteringOnly
              ? ours.at(other.bootstrap())
              : new KafkaLogin(other.bootstrap(), PlainKafka.USER, PlainKafka.USER, ours.caFile());
      Stream.first(baseline);
      Comparison measured =
          Comparison.settled(
              THROWN_AWAY, PAIRS, () -> Stream.rate(ours), () -> Stream.rate(baseline));
      return List.of(
          meteringOnly
              ? Row.of(
                  "broker throughput, metering on against off",
                  measured,
                  "records/s",
                  Reach.atLeast(0.98))
              : Row.of(
                  "produce and consume, 1 KiB records, against no plugins",
                  measured,
                  "records/s",
                  Reach.atLeast(0.95)));
    } finally {
      tenant.deleteCluster(cluster);
    }
  }

  private OwnNode other(Bench bench, String cluster) throws Exception {
    Path data = bench.work().resolve(name());
    return meteringOnly
        ? OwnNode.broker(
            bench,
            cluster,
            data,
            UnmeteredJars.make(bench.release().resolve("broker"), bench.work().resolve("jars")))
        : OwnNode.plain(bench, cluster, data);
  }
}
