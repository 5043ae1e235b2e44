package dev.samsa.controlplane.cell.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import dev.samsa.operator.api.ConditionType;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterStatus;
import dev.samsa.operator.api.NodeStatus;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceReportsTest {
  @Test
  void aResourceThatNoOperatorHasSeenIsStarting() {
    assertThat(conditions(ResourceReports.running(resource(3))))
        .containsExactly(Condition.STARTING, Condition.STARTING, Condition.STARTING);
  }

  @Test
  void eachNodeDoesWhatTheStatusSays() {
    KafkaCluster resource = resource(3);
    resource.setStatus(status(1L, List.of(), "Ready", "Failing", "Pending"));
    assertThat(conditions(ResourceReports.running(resource)))
        .containsExactly(Condition.READY, Condition.WAITING_TO_RESTART, Condition.STARTING);
  }

  @Test
  void noNodeIsReadyBeforeTheOperatorHasSeenTheNewestSpecification() {
    KafkaCluster resource = resource(1);
    resource.setStatus(status(0L, List.of(), "Ready"));
    assertThat(conditions(ResourceReports.running(resource))).containsExactly(Condition.STARTING);
    resource.setStatus(status(1L, List.of(), "Ready"));
    assertThat(conditions(ResourceReports.running(resource))).containsExactly(Condition.READY);
    assertThat(conditions(ResourceReports.changing(resource))).containsExactly(Condition.STARTING);
  }

  @Test
  void whatNeedsSomebodyIsSaidOfTheNodesThatDoNotServe() {
    KafkaCluster resource = resource(1);
    resource.setStatus(status(1L, List.of(ConditionType.DEGRADED), "Missing"));
    CellReport.Present report = (CellReport.Present) ResourceReports.running(resource);
    assertThat(report.nodes().getFirst().detail()).isEqualTo("Degraded it is");
    assertThat(ResourceReports.calm(resource)).isFalse();
  }

  @Test
  void aClusterHasStoppedOnlyOnceTheOperatorSaysSoOfTheNewestSpecification() {
    KafkaCluster resource = resource(1);
    resource.setStatus(status(1L, List.of(ConditionType.READY), "Ready"));
    assertThat(conditions(ResourceReports.hibernated(resource)))
        .containsExactly(Condition.STOPPING);
    resource.setStatus(status(0L, List.of(ConditionType.HIBERNATED), "Missing"));
    assertThat(conditions(ResourceReports.hibernated(resource)))
        .containsExactly(Condition.STOPPING);
    resource.setStatus(status(1L, List.of(ConditionType.HIBERNATED), "Missing"));
    assertThat(conditions(ResourceReports.hibernated(resource))).containsExactly(Condition.STOPPED);
  }

  private static List<Condition> conditions(CellReport report) {
    return ((CellReport.Present) report).nodes().stream().map(node -> node.condition()).toList();
  }

  private static KafkaCluster resource(int brokers) {
    ClusterResources resources = Example.resources();
    KafkaCluster resource = resources.resource(resources.running(Example.cluster(brokers), null));
    resource.getMetadata().setGeneration(1L);
    return resource;
  }

  private static KafkaClusterStatus status(
      long generation, List<ConditionType> holding, String... states) {
    return new KafkaClusterStatus(
        generation,
        holding.stream()
            .map(type ->
                new ConditionBuilder()
                    .withType(type.wireName())
                    .withStatus("True")
                    .withMessage(type.wireName() + " it is")
                    .build())
            .toList(),
        null,
        null,
        null,
        IntStream.range(0, states.length)
            .mapToObj(id -> new NodeStatus(id, states[id], null, null, 0, null))
            .toList(),
        null,
        null,
        null,
        null);
  }
}
