package dev.samsa.bench.start;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code ./samsa demo --exit} from built state to its end, on ports and a folder of its own, while
 * the platform of the bench stands idle beside it.
 */
public final class DemoFigure implements Figure {
  private static final String PORT = "18780";
  private static final String BROKER_PORTS = "18800-18839";

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Path output = bench.work().resolve("demo.out");
    ProcessBuilder builder =
        new ProcessBuilder(
                launcher(bench),
                "demo",
                "--exit",
                "--port",
                PORT,
                "--data",
                bench.work().resolve("demo").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // As a user has it: without what the bench switches off for its own platform.
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("SAMSA_"));
    environment.put("SAMSA_LOCAL_CELL_PORTS", BROKER_PORTS);
    long began = System.nanoTime();
    int code = builder.start().waitFor();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (code != 0) {
      throw new IOException("the demo ended with " + code + ": " + Files.readString(output));
    }
    return List.of(
        Row.of("`./samsa demo --exit`, from built state", seconds, Reach.atMostSeconds(75)));
  }

  private static String launcher(Bench bench) {
    return bench.lib().resolveSibling("../../samsa").normalize().toString();
  }
}
