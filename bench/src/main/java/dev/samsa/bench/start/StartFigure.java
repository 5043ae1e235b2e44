package dev.samsa.bench.start;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

/**
 * From the control plane's process to its first healthy answer, against a Quarkus application with
 * the same extensions and nothing in them. Each has a database that was migrated before, on the
 * same server, and an AOT cache of its own.
 */
public final class StartFigure implements Figure {
  private static final int PAIRS = 7;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Path bare = Path.of(System.getProperty("bench.bare"));
    try (Connection database = bench.database();
        Statement sql = database.createStatement()) {
      sql.execute("CREATE DATABASE bench_ours");
      sql.execute("CREATE DATABASE bench_bare");
      QuarkusRun ours =
          QuarkusRun.of(bench, bench.release().resolve("control-plane"), "bench_ours");
      QuarkusRun baseline = QuarkusRun.of(bench, bare, "bench_bare");
      for (QuarkusRun each : List.of(ours, baseline)) {
        each.record();
      }
      Comparison measured =
          Comparison.of(PAIRS, ours::secondsToHealthy, baseline::secondsToHealthy);
      sql.execute("DROP DATABASE bench_ours WITH (FORCE)");
      sql.execute("DROP DATABASE bench_bare WITH (FORCE)");
      return List.of(
          Row.of(
              "start of the control plane, process to healthy", measured, "s", Reach.atMost(1.3)));
    } finally {
      Files.deleteIfExists(bench.work().resolve("start.log"));
    }
  }
}
