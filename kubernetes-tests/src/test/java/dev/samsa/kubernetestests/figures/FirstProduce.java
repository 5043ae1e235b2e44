package dev.samsa.kubernetestests.figures;

import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import dev.samsa.kubernetestests.cluster.OperatorProcess;
import dev.samsa.kubernetestests.cluster.TestKafka;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * From a new resource to the first acknowledged record of a cluster of one broker, against the same
 * objects applied by hand, as the operator made them.
 */
final class FirstProduce {
  private static final int PAIRS = 3;
  private static final String NAME = "lkc-first1";

  private FirstProduce() {}

  static void measure(TestKubernetes kubernetes, Consumer<Row> table) throws Exception {
    String namespace = kubernetes.newNamespace("first");
    try (OperatorProcess operator = OperatorProcess.start(kubernetes, namespace);
        TestKafka kafka = new TestKafka(kubernetes, namespace, NAME, 1)) {
      kafka.create().awaitSettled();
      String objects = OwnedObjects.of(kafka);
      kafka.delete();
      Comparison measured =
          Comparison.of(PAIRS, () -> resource(kafka), () -> byHand(kubernetes, kafka, objects));
      table.accept(
          Row.of(
              "a resource is created -> first acknowledged produce, one broker",
              measured,
              "s",
              Reach.atMost(1.2)));
    }
  }

  private static double resource(TestKafka kafka) throws Exception {
    long began = System.nanoTime();
    kafka.write();
    produce(kafka);
    double seconds = (System.nanoTime() - began) / 1e9;
    kafka.delete();
    return seconds;
  }

  private static double byHand(TestKubernetes kubernetes, TestKafka kafka, String objects)
      throws Exception {
    long began = System.nanoTime();
    kubernetes.apply(objects);
    produce(kafka);
    double seconds = (System.nanoTime() - began) / 1e9;
    OwnedObjects.remove(kafka, OwnedObjects.KINDS + ",pods", "samsa.dev/cluster=" + NAME);
    OwnedObjects.remove(kafka, "pvc", "samsa.dev/cluster=" + NAME);
    return seconds;
  }

  /**
   * The client waits for the start by its own retries; the topic is made by the broker's default.
   */
  private static void produce(TestKafka kafka) throws Exception {
    kafka.createTopic("first", 1);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            kafka.client(Map.of("acks", "all")), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("first", "letter")).get();
    }
  }
}
