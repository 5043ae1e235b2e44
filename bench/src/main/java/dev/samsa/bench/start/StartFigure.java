package dev.samsa.bench.start;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.nio.file.Path;
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
    QuarkusProcess bare = QuarkusProcess.bare(bench, "start_bare");
    try {
      ours.createDatabase();
      bare.createDatabase();
      bare.record();
      Comparison measured = Comparison.of(PAIRS, ours::secondsToReady, bare::secondsToReady);
      return List.of(
          Row.of(
              "start of the control plane, process start -> ready",
              measured,
              "s",
              Reach.atMost(1.3)));
    } finally {
      ours.dropDatabase();
      bare.dropDatabase();
    }
  }

  private static Path controlPlane(Bench bench) {
    return bench.release().resolve("control-plane").resolve("quarkus-run.jar");
  }
}
