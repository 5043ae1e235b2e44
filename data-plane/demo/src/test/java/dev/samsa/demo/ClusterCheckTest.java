package dev.samsa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;

final class ClusterCheckTest {
  @Test
  void threeBrokersInThreeZonesPass() throws DemoFailure {
    assertThat(
            ClusterCheck.threeBrokersInThreeZones(
                List.of(node(0, "a"), node(1, "b"), node(2, "c"))))
        .startsWith("3 brokers");
  }

  @Test
  void twoBrokersAndFourBrokersFail() {
    assertThatThrownBy(
            () -> ClusterCheck.threeBrokersInThreeZones(List.of(node(0, "a"), node(1, "b"))))
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the cluster has 2 brokers, not 3");
    assertThatThrownBy(() ->
            ClusterCheck.threeBrokersInThreeZones(
                List.of(node(0, "a"), node(1, "b"), node(2, "c"), node(3, "d"))))
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the cluster has 4 brokers, not 3");
  }

  @Test
  void twoBrokersInOneZoneFailAndSoDoBrokersInNone() {
    assertThatThrownBy(() ->
            ClusterCheck.threeBrokersInThreeZones(
                List.of(node(0, "a"), node(1, "b"), node(2, "b"))))
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the brokers are in 2 zones, not 3");
    assertThatThrownBy(() ->
            ClusterCheck.threeBrokersInThreeZones(
                List.of(node(0, null), node(1, null), node(2, null))))
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the brokers are in 0 zones, not 3");
  }

  private static Node node(int id, String zone) {
    return new Node(id, "localhost", 9092 + id, zone);
  }
}
