package dev.samsa.kubernetestests.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes under way while the operator dies, or sees nothing. */
@Tag("long")
class OperatorDeathTest {
  private static final int DEATHS = Integer.getInteger("samsa.deaths", 50);

  private static OperatedNamespace namespace;
  private static TestKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    namespace = OperatedNamespace.start("deaths");
    kafka = namespace.settled("lkc-deaths1", 3);
  }

  @AfterAll
  static void stop() {
    namespace.close();
  }

  @Test
  void anOperatorThatDiesAgainAndAgainFinishesWhatWasUnderWay() throws Exception {
    try (Traffic traffic = Traffic.start(kafka, "deaths");
        RandomDeaths deaths =
            RandomDeaths.begin(namespace.operator(), DEATHS, System.nanoTime() % 100_000)) {
      for (int round = 0; !deaths.done(); round++) {
        change(round);
        traffic.awaitMore(50);
      }
      deaths.close();
      kafka.with("/spec/brokers", "3").write().awaitSettled();
      traffic.verify(DEATHS + " deaths of the operator");
    }
  }

  private static void change(int round) {
    Map<String, String> before = kafka.pods();
    switch (round % 4) {
      case 0 -> {
        rolled();
        kafka.awaitRolled(before);
      }
      case 1 -> {
        kafka.with("/spec/brokers", "4").write();
        kafka.awaitSettled();
      }
      case 2 -> {
        kafka.writeFiles();
        kafka.awaitRolled(before);
      }
      default -> {
        kafka.with("/spec/brokers", "3").write();
        kafka.awaitSettled();
      }
    }
  }

  private static void rolled() {
    int limit = kafka.resource().at("/spec/limits/connections").asInt();
    kafka.with("/spec/limits/connections", Integer.toString(limit + 3)).write();
  }

  @Test
  void anOperatorWithoutTheApiServerForAMinuteGoesOnAfterwards() throws Exception {
    assumeTrue(namespace.kubernetes().isKit(), "only the kit can be cut");
    try (Traffic traffic = Traffic.start(kafka, "cut")) {
      Map<String, String> before = kafka.pods();
      rolled();
      kafka.awaitCondition("Progressing", "True Rolling");
      namespace.kubernetes().kit("cut", "api");
      try {
        // A minute, as the producer counts.
        traffic.awaitMore(3_000);
        namespace.operator().kill();
        namespace.operator().startAgain();
        traffic.awaitMore(3_000);
      } finally {
        namespace.kubernetes().kit("heal", "api");
      }
      kafka.awaitRolled(before);
      traffic.verify("a minute without the API server, the operator killed in it");
    }
  }
}
