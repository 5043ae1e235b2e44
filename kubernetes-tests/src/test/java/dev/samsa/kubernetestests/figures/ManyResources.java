package dev.samsa.kubernetestests.figures;

import static org.awaitility.Awaitility.await;

import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import dev.samsa.kubernetestests.cluster.OperatorProcess;
import dev.samsa.kubernetestests.cluster.TestKafka;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many resources at once, asleep, so that the API server and the operator work and no pod does:
 * until all objects are there, against kubectl with the same objects; then the operator with all of
 * them and nothing to do.
 */
final class ManyResources {
  private static final int RESOURCES = 200;
  private static final int PAIRS = 2;
  private static final int IDLE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String MODEL = "lkc-model";
  private static final String OTHERS = "samsa.dev/cluster,samsa.dev/cluster!=" + MODEL;
  private static final double TICKS = 100;

  private final TestKubernetes kubernetes;
  private final String namespace;
  private final TestKafka model;

  private ManyResources(TestKubernetes kubernetes, String namespace, TestKafka model) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
    this.model = model;
  }

  static void measure(TestKubernetes kubernetes, Consumer<Row> table) throws Exception {
    String namespace = kubernetes.newNamespace("many");
    try (OperatorProcess operator = OperatorProcess.start(kubernetes, namespace);
        TestKafka model = new TestKafka(kubernetes, namespace, MODEL, 1)) {
      model
          .with(
              "/spec/exposure",
              "{\"type\": \"sni\", \"bootstrapHost\": \"a.example.org\", \"brokerHosts\":"
                  + " [\"b0.example.org\"]}")
          .with("/spec/desiredState", "\"hibernated\"");
      new ManyResources(kubernetes, namespace, model).measure(operator, table);
    }
  }

  private void measure(OperatorProcess operator, Consumer<Row> table) throws Exception {
    model.writeFiles();
    model.write();
    model.awaitCondition("Hibernated", "True");
    String objects = OwnedObjects.of(model);
    kubernetes.apply(all(model.secretText()));
    Comparison settled = Comparison.of(PAIRS, this::resources, () -> byHand(objects));
    table.accept(
        Row.of(
            RESOURCES + " resources are applied -> all their objects are there",
            settled,
            "s",
            Reach.atMost(1.5)));
    kubernetes.apply(all(model.resource().text()));
    await().atMost(PATIENCE).until(() -> asleep() == RESOURCES + 1);
    idle(operator).forEach(table);
    removeResources();
  }

  private double resources() {
    String text = all(model.resource().text());
    long began = System.nanoTime();
    kubernetes.apply(text);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> asleep() == RESOURCES + 1);
    double seconds = (System.nanoTime() - began) / 1e9;
    removeResources();
    return seconds;
  }

  private double byHand(String objects) {
    String text = all(objects);
    long began = System.nanoTime();
    kubernetes.apply(text);
    double seconds = (System.nanoTime() - began) / 1e9;
    OwnedObjects.remove(model, OwnedObjects.KINDS, OTHERS);
    return seconds;
  }

  private long asleep() {
    return model
            .kubectl(
                "get",
                "kc",
                "-o",
                "jsonpath={range .items[*]}{.status.conditions[?(@.type==\"Hibernated\")].status} {end}")
            .split("True", -1)
            .length
        - 1L;
  }

  private void removeResources() {
    String names =
        IntStream.range(0, RESOURCES)
            .mapToObj(ManyResources::name)
            .collect(Collectors.joining(" "));
    model.kubectl(("delete kc --wait=false " + names).split(" "));
    await()
        .atMost(PATIENCE)
        .until(() -> model.kubectl("get", "kc", "-o", "name").lines().count() == 1);
    OwnedObjects.awaitNone(model, OwnedObjects.KINDS, OTHERS);
  }

  private static String name(int i) {
    return "lkc-many%04d".formatted(i);
  }

  private static String named(String text, int i) {
    return text.replace(MODEL, name(i));
  }

  private static String all(String text) {
    return IntStream.range(0, RESOURCES)
        .mapToObj(i -> "---\n" + named(text, i) + "\n")
        .collect(Collectors.joining());
  }

  private static List<Row> idle(OperatorProcess operator) throws Exception {
    double before = cpuSeconds(operator);
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    double share = (cpuSeconds(operator) - before) / IDLE_SECONDS;
    return List.of(
        Row.of(
            "an idle operator with " + RESOURCES + " resources, of a core",
            share * 100,
            new Reach(2, true, "%")),
        Row.of("the same, resident memory", residentMiB(operator), Reach.atMostMiB(256)));
  }

  /** Both halves of what the process took, from the kernel's own count. */
  private static double cpuSeconds(OperatorProcess operator) throws IOException {
    String stat =
        Files.readString(Path.of("/proc", Long.toString(operator.handle().pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private static double residentMiB(OperatorProcess operator) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(operator.handle().pid()), "status"))
        .stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
