package dev.samsa.kubernetestests.figures;

import dev.samsa.bench.table.Row;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures all of them and leaves the table in a file. Not named as a test, so that none runs it.
 */
class OperatorFigures {
  @Test
  void table() throws Exception {
    TestKubernetes kubernetes = TestKubernetes.get();
    List<Row> rows = new ArrayList<>();
    rows.add(FirstProduce.measure(kubernetes));
    rows.addAll(ManyResources.measure(kubernetes));
    rows.add(RollingPause.measure(kubernetes));
    StringBuilder table =
        new StringBuilder(
            """
            | what | ours | baseline | figure (spread) | reach | reached |
            |---|---|---|---|---|---|
            """);
    rows.forEach(row -> table.append(row.markdown()).append('\n'));
    Files.writeString(Path.of(System.getProperty("samsa.figures")), table);
  }
}
