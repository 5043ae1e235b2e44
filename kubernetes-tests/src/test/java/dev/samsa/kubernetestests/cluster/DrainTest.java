package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node of Kubernetes that is emptied for maintenance, with a broker on each of three. */
@Tag("long")
class DrainTest {
  @Test
  void aNodeIsDrainedWhileClientsGoOnAndASecondOneHasToWait() throws Exception {
    TestKubernetes kubernetes = TestKubernetes.get();
    assumeTrue(kubernetes.nodes().size() >= 3, "fewer than three nodes");
    try (OperatedNamespace namespace = OperatedNamespace.start("drain")) {
      TestKafka kafka = namespace.settled("lkc-drain1", 3);
      String first = nodeOf(kafka, 1);
      String second = nodeOf(kafka, 2);
      assertThat(first).isNotEqualTo(second);
      try (Traffic traffic = Traffic.start(kafka, "drained")) {
        drain(kubernetes, first, 180);
        kafka.awaitCondition("Ready", "False NodesAway: 2 of 3 nodes serve");
        traffic.awaitMore(200);
        assertThat(drain(kubernetes, second, 10)).contains("disruption budget");
        traffic.awaitMore(200);

        kubernetes.kubectl("uncordon", second);
        kubernetes.kubectl("uncordon", first);
        kafka.awaitSettled();
        traffic.awaitMore(200);
        traffic.verify("a drained node");
      } finally {
        kubernetes.kubectl("uncordon", first, second);
      }
    }
  }

  private static String nodeOf(TestKafka kafka, int broker) {
    return kafka.kubectl(
        "get", "pod", kafka.name() + "-" + broker, "-o", "jsonpath={.spec.nodeName}");
  }

  private static String drain(TestKubernetes kubernetes, String node, int seconds) {
    return kubernetes
        .tryKubectl(
            "",
            "drain",
            node,
            "--ignore-daemonsets",
            "--delete-emptydir-data",
            "--timeout=" + seconds + "s")
        .errors();
  }
}
