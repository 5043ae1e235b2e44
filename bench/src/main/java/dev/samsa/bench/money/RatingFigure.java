package dev.samsa.bench.money;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Cluster-months rated a second on one core, measured by JMH in a process of its own. */
public final class RatingFigure implements Figure {
  @Override
  public String name() {
    return "rating";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    double score =
        new Runner(
                new OptionsBuilder()
                    .include(ClusterMonthRating.class.getName())
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle()
            .getPrimaryResult()
            .getScore();
    return List.of(
        Row.of(
            "cluster-months of 744 h x 5 meters rated a second on one core",
            score,
            Reach.atLeast(2_000)));
  }
}
