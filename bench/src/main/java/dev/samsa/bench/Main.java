package dev.samsa.bench;

import dev.samsa.bench.api.GetClusterFigure;
import dev.samsa.bench.broker.FirstProduceFigure;
import dev.samsa.bench.broker.MemoryFigure;
import dev.samsa.bench.broker.ThroughputFigure;
import dev.samsa.bench.console.ConsoleFigure;
import dev.samsa.bench.money.MonthCloseFigure;
import dev.samsa.bench.money.RatingFigure;
import dev.samsa.bench.money.VerifyFigure;
import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.rest.HttpRecordsFigure;
import dev.samsa.bench.rest.KeyReadyFigure;
import dev.samsa.bench.start.DemoFigure;
import dev.samsa.bench.start.StartFigure;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.usage.IntakeFigure;
import dev.samsa.bench.usage.LiveBillFigure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Measures the figures that are asked for, or all, and prints them as a Markdown table. */
public final class Main {
  /** Memory first: later figures leave the platform warmer than a user finds it. */
  private static final List<Figure> FIGURES =
      List.of(
          new MemoryFigure(),
          new StartFigure(),
          new DemoFigure(),
          new GetClusterFigure(),
          new FirstProduceFigure(),
          ThroughputFigure.plugins(),
          ThroughputFigure.metering(),
          new IntakeFigure(),
          new LiveBillFigure(),
          new MonthCloseFigure(),
          new RatingFigure(),
          new VerifyFigure(),
          new KeyReadyFigure(),
          new HttpRecordsFigure(),
          new ConsoleFigure());

  private Main() {}

  /**
   * Runs.
   *
   * @param args URL of the platform, its data folder, the release that it runs, a folder for files,
   *     then names of figures
   */
  public static void main(String[] args) throws Exception {
    List<String> asked = Arrays.asList(args).subList(4, args.length);
    List<String> names = FIGURES.stream().map(Figure::name).toList();
    for (String name : asked) {
      if (!names.contains(name)) {
        System.err.println("There is no figure '" + name + "': " + String.join(", ", names));
        System.exit(2);
      }
    }
    Path lib =
        Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
    Path work = Files.createDirectories(Path.of(args[3]));
    Bench bench = new Bench(args[0], Path.of(args[1]), Path.of(args[2]), lib, work);
    System.out.println("| what | ours | baseline | figure (spread) | reach | reached |");
    System.out.println("|---|---|---|---|---|---|");
    for (Figure figure : FIGURES) {
      if (asked.isEmpty() || asked.contains(figure.name())) {
        System.err.println("measuring " + figure.name());
        figure.measure(bench).forEach(row -> System.out.println(row.markdown()));
      }
    }
  }
}
