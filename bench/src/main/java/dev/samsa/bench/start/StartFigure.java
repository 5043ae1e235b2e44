package dev.samsa.bench.start;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

/**
 * From the start of a control plane's process to its first answer that it is ready, on a database
 * that has its tables, against an application of the same Quarkus extensions with one route and one
 * table. Both have the flags of the platform that runs, a recorded start (AOT cache) of their own,
 * and the platform's PostgreSQL.
 */
public final class StartFigure implements Figure {
  private static final int PAIRS = 9;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    QuarkusProcess ours = QuarkusProcess.like(bench, "start_ours", controlPlane(bench));
    QuarkusProcess bare =
        QuarkusProcess.like(
            bench, "start_bare", bench.bareApplication().resolve("quarkus-run.jar"));
    try {
      createDatabases(bench, ours, bare);
      bare.record();
      Comparison measured = Comparison.of(PAIRS, ours::secondsToReady, bare::secondsToReady);
      return List.of(
          Row.of(
              "start of the control plane, process start -> ready",
              measured,
              "s",
              Reach.atMost(1.3)));
    } finally {
      dropDatabases(bench, ours, bare);
    }
  }

  private static Path controlPlane(Bench bench) {
    return bench.release().resolve("control-plane").resolve("quarkus-run.jar");
  }

  private static void createDatabases(Bench bench, QuarkusProcess... processes) throws Exception {
    dropDatabases(bench, processes);
    try (Connection connection = bench.database();
        Statement statement = connection.createStatement()) {
      for (QuarkusProcess process : processes) {
        statement.execute("CREATE DATABASE " + process.database());
      }
    }
  }

  private static void dropDatabases(Bench bench, QuarkusProcess... processes) throws Exception {
    try (Connection connection = bench.database();
        Statement statement = connection.createStatement()) {
      for (QuarkusProcess process : processes) {
        statement.execute("DROP DATABASE IF EXISTS " + process.database() + " WITH (FORCE)");
      }
    }
  }
}
