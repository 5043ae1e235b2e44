package dev.samsa.kubernetestests.figures;

import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import dev.samsa.kubernetestests.cluster.OperatorProcess;
import dev.samsa.kubernetestests.cluster.TestKafka;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import dev.samsa.kubernetestests.cluster.Traffic;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long a record waits at most while three brokers are rolled, against Kafka's own controlled
 * shutdown of one of them.
 */
final class RollingPause {
  private static final int PAIRS = 2;

  private RollingPause() {}

  static void measure(TestKubernetes kubernetes, Consumer<Row> table) throws Exception {
    String namespace = kubernetes.newNamespace("pause");
    try (OperatorProcess operator = OperatorProcess.start(kubernetes, namespace);
        TestKafka kafka = new TestKafka(kubernetes, namespace, "lkc-pause1", 3)) {
      kafka.create().awaitSettled();
      try (Traffic traffic = Traffic.start(kafka, "pauses")) {
        Comparison measured =
            Comparison.of(PAIRS, () -> roll(kafka, traffic), () -> shutdown(kafka, traffic));
        traffic.verify("all rolls and shutdowns");
        table.accept(
            Row.of(
                "longest wait of a record in a roll of three brokers; one controlled shutdown",
                measured,
                "s",
                Reach.atMost(1.5)));
      } finally {
        kafka.delete();
      }
    }
  }

  private static double roll(TestKafka kafka, Traffic traffic) {
    traffic.longestPause();
    Map<String, String> before = kafka.pods();
    kafka.writeFiles();
    kafka.awaitRolled(before);
    traffic.awaitMore(100);
    return traffic.longestPause().toMillis() / 1e3;
  }

  private static double shutdown(TestKafka kafka, Traffic traffic) {
    traffic.longestPause();
    kafka.kubectl("delete", "pod", kafka.name() + "-1", "--timeout=180s");
    kafka.awaitSettled();
    traffic.awaitMore(100);
    return traffic.longestPause().toMillis() / 1e3;
  }
}
