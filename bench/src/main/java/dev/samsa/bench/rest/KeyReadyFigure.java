package dev.samsa.bench.rest;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.KafkaLogin;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import dev.samsa.bench.usage.AgentIdentities;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * From asking for an API key to the answer, which is given once all brokers know it, against one
 * round trip of the poll by which brokers fetch keys. Each key is then shown to each broker.
 */
public final class KeyReadyFigure implements Figure {
  private static final int PAIRS = 21;

  /** Brokers that have just started need so many until they are compiled. */
  private static final int THROWN_AWAY = 40;

  @Override
  public String name() {
    return "key-ready";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Tenant tenant = bench.tenant();
    String caFile = bench.data().resolve("ca.crt").toString();
    String cluster = tenant.createCluster("Standard", "MULTI_ZONE");
    String bootstrap = tenant.awaitReady(cluster);
    // Polled in place of its broker, which says again what it holds a moment later.
    String polled = tenant.createCluster();
    tenant.createKey(polled, tenant.awaitReady(polled), caFile);
    try (HttpClient agent = AgentIdentities.of(bench.data()).client(polled)) {
      URI snapshot =
          URI.create(
              bench.agentUrl()
                  + "/agent/v1/clusters/"
                  + polled
                  + "/access?broker=1&applied=0&wait=0");
      Comparison measured =
          Comparison.settled(
              THROWN_AWAY,
              PAIRS,
              () -> newKey(tenant, cluster, bootstrap, caFile),
              () -> poll(agent, snapshot));
      return List.of(
          Row.of("API key create -> usable on all three brokers", measured, "s", Reach.atMost(3)));
    } finally {
      tenant.deleteCluster(cluster);
      tenant.deleteCluster(polled);
    }
  }

  private static double newKey(Tenant tenant, String cluster, String bootstrap, String caFile)
      throws Exception {
    long began = System.nanoTime();
    KafkaLogin key = tenant.createKey(cluster, bootstrap, caFile);
    double seconds = (System.nanoTime() - began) / 1e9;
    for (String broker : bootstrap.split(",")) {
      Map<String, Object> settings = key.at(broker).settings();
      try (Admin admin = Admin.create(settings)) {
        admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
      }
    }
    return seconds;
  }

  private static double poll(HttpClient agent, URI snapshot)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<String> answer =
        agent.send(HttpRequest.newBuilder(snapshot).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the poll answered " + answer.statusCode() + ": " + answer.body());
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
