package dev.samsa.kubernetestests.cluster;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A namespace of its own with an operator for it, and clusters that tests make there. */
final class OperatedNamespace implements AutoCloseable {
  private final TestKubernetes kubernetes;
  private final String name;
  private final OperatorProcess operator;
  private final List<TestKafka> clusters = new ArrayList<>();

  private OperatedNamespace(TestKubernetes kubernetes, String name, OperatorProcess operator) {
    this.kubernetes = kubernetes;
    this.name = name;
    this.operator = operator;
  }

  /** Makes it; its operator looks at settled clusters often. */
  static OperatedNamespace start(String purpose) {
    return start(purpose, Map.of());
  }

  /** Makes it, with more settings of the operator. */
  static OperatedNamespace start(String purpose, Map<String, String> more) {
    TestKubernetes kubernetes = TestKubernetes.get();
    String name = kubernetes.newNamespace(purpose);
    Map<String, String> settings = new TreeMap<>(Map.of("samsa.operator.look-again", "PT3S"));
    settings.putAll(more);
    return new OperatedNamespace(
        kubernetes, name, OperatorProcess.start(kubernetes, name, settings));
  }

  TestKubernetes kubernetes() {
    return kubernetes;
  }

  String name() {
    return name;
  }

  OperatorProcess operator() {
    return operator;
  }

  /** A cluster that is not written yet. */
  TestKafka cluster(String id, int brokers) throws IOException, GeneralSecurityException {
    TestKafka cluster = new TestKafka(kubernetes, name, id, brokers);
    clusters.add(cluster);
    return cluster;
  }

  /** A cluster that serves. */
  TestKafka settled(String id, int brokers) throws IOException, GeneralSecurityException {
    TestKafka cluster = cluster(id, brokers).create();
    cluster.awaitSettled();
    return cluster;
  }

  /** Leaves no pod behind: what comes after needs the memory. */
  @Override
  public void close() {
    kubernetes.kubectl("-n", name, "delete", "kafkaclusters", "--all", "--timeout=180s");
    operator.close();
    clusters.forEach(TestKafka::close);
  }
}
