package dev.samsa.kubernetestests.figures;

import dev.samsa.bench.table.Row;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures all of them and leaves the table in a file, each row as soon as it is known: one that
 * cannot be measured keeps no other from it. Not named as a test, so that none runs it.
 */
class OperatorFigures {
  private static final Path TABLE = Path.of(System.getProperty("samsa.figures"));

  private final TestKubernetes kubernetes = TestKubernetes.get();

  @BeforeAll
  static void beginTable() throws IOException {
    Files.writeString(
        TABLE,
        """
        | what | ours | baseline | figure (spread) | reach | reached |
        |---|---|---|---|---|---|
        """);
  }

  @Test
  void firstProduce() throws Exception {
    FirstProduce.measure(kubernetes, OperatorFigures::write);
  }

  @Test
  void manyResources() throws Exception {
    ManyResources.measure(kubernetes, OperatorFigures::write);
  }

  @Test
  void rollingPause() throws Exception {
    RollingPause.measure(kubernetes, OperatorFigures::write);
  }

  private static void write(Row row) {
    try {
      Files.writeString(TABLE, row.markdown() + "\n", StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
