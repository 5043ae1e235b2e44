package dev.samsa.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code console/e2e/figures.mjs} measures in Chromium: the list of 10,000 topics from the
 * click to a row, against the API call alone; a tail of 1,000 messages a second for a minute; and
 * Lighthouse's scores, which npx fetches.
 */
public final class ConsoleFigure implements Figure {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TOPICS = 10_000;
  private static final int CKUS = 3;

  @Override
  public String name() {
    return "console";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Tenant tenant = bench.tenant();
    String cluster = tenant.createDedicated(CKUS);
    String bootstrap = tenant.awaitReady(cluster);
    Path switchFile = bench.work().resolve("write-steadily");
    try (ManyTopics topics =
        ManyTopics.in(
            tenant.createKey(cluster, bootstrap, bench.data().resolve("ca.crt").toString()),
            TOPICS,
            switchFile)) {
      return rows(run(bench, tenant, cluster, switchFile));
    } finally {
      tenant.deleteCluster(cluster);
    }
  }

  private static Map<String, JsonNode> run(
      Bench bench, Tenant tenant, String cluster, Path switchFile)
      throws IOException, InterruptedException {
    Path console = bench.lib().resolve("../../../console").normalize();
    ProcessBuilder builder =
        new ProcessBuilder("node", "e2e/figures.mjs")
            .directory(console.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "SAMSA_URL", bench.url(),
                "EMAIL", tenant.email(),
                "PASSWORD", Tenant.PASSWORD,
                "CLUSTER", cluster,
                "SWITCH", switchFile.toString()));
    Process process = builder.start();
    Map<String, JsonNode> figures = new HashMap<>();
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode figure = JSON.readTree(line);
        figures.put(figure.path("name").asText(), figure);
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("the console could not be measured: see above");
    }
    return figures;
  }

  private static List<Row> rows(Map<String, JsonNode> figures) {
    List<Row> rows = new ArrayList<>();
    JsonNode list = figures.get("topic-list");
    double more = list.path("value").asDouble() - list.path("baseline").asDouble();
    rows.add(
        Row.of(
            "list of 10,000 topics, click to a row, more than the API call of %.0f ms"
                .formatted(list.path("baseline").asDouble()),
            more,
            new Reach(300, true, "ms")));
    rows.add(
        Row.of(
            "longest task of a tail of 1,000 messages/s in 60 s",
            value(figures, "tail-longest-task"),
            new Reach(100, true, "ms")));
    rows.add(Row.of("its heap", value(figures, "tail-heap"), new Reach(150, true, "MB")));
    for (String page : List.of("home", "topics")) {
      rows.add(score(figures, page, "performance", 95));
      rows.add(score(figures, page, "accessibility", 100));
      rows.add(score(figures, page, "best-practices", 100));
    }
    return rows;
  }

  private static Row score(Map<String, JsonNode> figures, String page, String what, int least) {
    return Row.of(
        "Lighthouse, " + page + ": " + what.replace('-', ' '),
        value(figures, "lighthouse-" + page + "-" + what),
        new Reach(least, false, "points"));
  }

  private static double value(Map<String, JsonNode> figures, String name) {
    return figures.get(name).path("value").asDouble();
  }
}
