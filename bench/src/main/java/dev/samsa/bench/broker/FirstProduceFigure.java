package dev.samsa.bench.broker;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.KafkaLogin;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.util.List;
import java.util.UUID;

/**
 * From asking for a Basic cluster to its first acknowledged record under a new key, against Kafka
 * without plugins from its process' start to the same.
 */
public final class FirstProduceFigure implements Figure {
  private static final int PAIRS = 7;

  @Override
  public String name() {
    return "first-produce";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Tenant tenant = bench.tenant();
    String caFile = bench.data().resolve("ca.crt").toString();
    String model = tenant.createCluster();
    tenant.awaitReady(model);
    Comparison measured =
        Comparison.of(PAIRS, () -> cluster(tenant, caFile), () -> plain(bench, model, caFile));
    tenant.deleteCluster(model);
    return List.of(
        Row.of(
            "POST of a Basic cluster -> first acknowledged produce with a new key",
            measured,
            "s",
            Reach.atMost(1.25)));
  }

  private static double cluster(Tenant tenant, String caFile) throws Exception {
    long began = System.nanoTime();
    String cluster = tenant.createCluster();
    KafkaLogin login = tenant.createKey(cluster, tenant.awaitReady(cluster), caFile);
    Stream.first(login);
    double seconds = (System.nanoTime() - began) / 1e9;
    tenant.deleteCluster(cluster);
    return seconds;
  }

  private static double plain(Bench bench, String model, String caFile) throws Exception {
    var data = bench.work().resolve("plain-" + UUID.randomUUID());
    long began = System.nanoTime();
    try (OwnNode node = OwnNode.plain(bench, model, data)) {
      Stream.first(new KafkaLogin(node.bootstrap(), PlainKafka.USER, PlainKafka.USER, caFile));
      return (System.nanoTime() - began) / 1e9;
    }
  }
}
