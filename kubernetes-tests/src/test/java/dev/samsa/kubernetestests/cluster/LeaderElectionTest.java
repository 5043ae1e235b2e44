package dev.samsa.kubernetestests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two operators for the same clusters. */
class LeaderElectionTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void ofTwoOperatorsOneWorksAndTheOtherTakesOverWhenItDies() throws Exception {
    TestKubernetes kubernetes = TestKubernetes.get();
    String namespace = kubernetes.newNamespace("election");
    Map<String, String> settings =
        Map.of(
            "samsa.operator.leader-election.enabled", "true",
            "samsa.operator.leader-election.namespace", namespace,
            "samsa.operator.look-again", "PT3S");
    try (OperatorProcess first = OperatorProcess.start(kubernetes, namespace, settings);
        TestKafka kafka = new TestKafka(kubernetes, namespace, "lkc-elect1", 1)) {
      kafka.with("/spec/desiredState", "\"hibernated\"").create();
      kafka.awaitCondition("Hibernated", "True");
      String leader = holder(kafka);
      assertThat(leader).isNotEmpty();
      try (OperatorProcess second = OperatorProcess.start(kubernetes, namespace, settings)) {
        await().atMost(PATIENCE).until(() -> second.log().contains("leader"));
        assertThat(holder(kafka)).isEqualTo(leader);

        first.kill();
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(holder(kafka)).isNotEmpty().isNotEqualTo(leader));
        kafka.kubectl("delete", "configmap", "lkc-elect1-description");
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(kafka.uids("configmaps")).containsKey("lkc-elect1-description"));
        kafka.kubectl("delete", "kc", "lkc-elect1", "--timeout=120s");
      }
    }
  }

  private static String holder(TestKafka kafka) {
    return kafka.kubectl("get", "lease", "samsa-operator", "-o", "jsonpath={.spec.holderIdentity}");
  }
}
