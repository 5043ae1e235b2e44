package dev.samsa.bench.api;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.start.QuarkusProcess;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import dev.samsa.description.access.KeyHash;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/**
 * GET of a cluster with a Cloud key, against a bare Quarkus application that finds a key in the
 * same way and reads one row. One request at a time on one connection each.
 */
public final class GetClusterFigure implements Figure {
  private static final int PAIRS = 9;
  private static final int THROWN_AWAY = 12;
  private static final int REQUESTS = 1_000;
  private static final String BARE_KEY = "BARE";
  private static final String BARE_PEPPER = "bare-application";

  @Override
  public String name() {
    return "get-cluster";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Tenant tenant = bench.tenant();
    String cluster = tenant.createCluster();
    tenant.awaitReady(cluster);
    QuarkusProcess bare = QuarkusProcess.bare(bench, "get_bare");
    try {
      bare.createDatabase();
      bare.record();
      createKey(bench, "get_bare");
      try (QuarkusProcess.Running running = bare.start()) {
        Tenant.Key key = tenant.createCloudKey();
        return rows(
            Latencies.get(
                bench.url()
                    + "/cmk/v2/clusters/"
                    + cluster
                    + "?environment="
                    + tenant.environment(),
                key.id(),
                key.secret()),
            Latencies.get(running.url() + "/rows/1", BARE_KEY, BARE_KEY));
      }
    } finally {
      bare.dropDatabase();
      tenant.deleteCluster(cluster);
    }
  }

  private static List<Row> rows(HttpRequest ours, HttpRequest bare) throws Exception {
    List<Latencies> first = new ArrayList<>();
    List<Latencies> second = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Comparison.settled(
          THROWN_AWAY,
          PAIRS,
          () -> keep(first, Latencies.of(client, ours, REQUESTS)),
          () -> keep(second, Latencies.of(client, bare, REQUESTS)));
    }
    return List.of(row("p50", 0.5, first, second), row("p99", 0.99, first, second));
  }

  private static double keep(List<Latencies> all, Latencies one) {
    all.add(one);
    return one.within(0.5);
  }

  /** Without the pairs that are thrown away. */
  private static Row row(String name, double share, List<Latencies> ours, List<Latencies> bare) {
    return Row.of(
        "GET of a cluster with a key, " + name,
        new Comparison(
            ours.stream().skip(THROWN_AWAY).map(l -> l.within(share)).toList(),
            bare.stream().skip(THROWN_AWAY).map(l -> l.within(share)).toList()),
        "ms",
        Reach.atMost(1.5));
  }

  private static void createKey(Bench bench, String database) throws Exception {
    String hash = KeyHash.of(BARE_PEPPER.getBytes(StandardCharsets.US_ASCII), BARE_KEY, BARE_KEY);
    try (Connection connection =
            DriverManager.getConnection(
                bench.databaseUrl(database), Bench.DATABASE_USER, bench.databasePassword());
        var insert = connection.prepareStatement("INSERT INTO api_key VALUES (?, ?)")) {
      insert.setString(1, BARE_KEY);
      insert.setString(2, hash);
      insert.executeUpdate();
    }
  }
}
