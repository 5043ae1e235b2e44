package dev.samsa.bench.money;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.Operator;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import dev.samsa.bench.table.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code verify-invoice} of an organization with a hundred clusters that ran for a month, as a
 * program of its own, its start included.
 */
public final class VerifyFigure implements Figure {
  private static final int CLUSTERS = 100;
  private static final int TIMES = 5;

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Operator operator = bench.operator();
    try (Connection database = bench.database()) {
      ClosedMonth month = ClosedMonth.create(bench, database, 1, CLUSTERS);
      Tenant tenant = month.tenants().getFirst();
      String invoice = month.reopen().getFirst();
      operator.issue(invoice);
      Path bundle = bench.work().resolve("proof.zip");
      tenant.download("/billing/v1/invoices/" + invoice + "/proof", bundle);
      month.remove();
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        seconds.add(verify(bench, bundle));
      }
      return List.of(
          Row.of(
              "`verify-invoice` of 100 clusters for a month",
              Spread.of(seconds).median(),
              Reach.atMostSeconds(10)));
    }
  }

  private static double verify(Bench bench, Path bundle) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                bench.release().resolve("control-plane/lib/main") + "/*",
                "dev.samsa.billing.cli.Main",
                "verify-invoice",
                bundle.toString())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0 || !output.startsWith("verified: 500 lines")) {
      throw new IOException("verify-invoice said: " + output);
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
