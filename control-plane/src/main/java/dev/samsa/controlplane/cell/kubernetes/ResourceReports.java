package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import dev.samsa.operator.api.ConditionType;
import dev.samsa.operator.api.KafkaCluster;
import dev.samsa.operator.api.KafkaClusterStatus;
import dev.samsa.operator.api.NodeStatus;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a resource's status means. */
final class ResourceReports {
  private ResourceReports() {}

  /**
   * Of a cluster that shall run. As long as the operator has not seen the newest specification, no
   * node is ready: whoever changed something wants to know when it holds.
   */
  static CellReport running(KafkaCluster resource) {
    KafkaClusterStatus status = status(resource);
    return running(
        resource,
        Objects.equals(status.observedGeneration(), resource.getMetadata().getGeneration()));
  }

  /** Of a cluster that shall run otherwise than the resource said when it was read. */
  static CellReport changing(KafkaCluster resource) {
    return running(resource, false);
  }

  private static CellReport running(KafkaCluster resource, boolean observed) {
    KafkaClusterStatus status = status(resource);
    Map<Integer, NodeStatus> known =
        status.brokers().stream().collect(Collectors.toMap(NodeStatus::id, Function.identity()));
    String trouble = degraded(status);
    return new CellReport.Present(
        IntStream.range(0, resource.getSpec().brokers())
            .mapToObj(id -> report(id, known.get(id), observed, trouble))
            .toList());
  }

  /** Whether all is as it shall be. */
  static boolean calm(KafkaCluster resource) {
    KafkaClusterStatus status = status(resource);
    return status.is(ConditionType.READY) && !status.is(ConditionType.DEGRADED);
  }

  /** Of a cluster that shall not run. */
  static CellReport hibernated(KafkaCluster resource) {
    KafkaClusterStatus status = status(resource);
    boolean stopped =
        status.is(ConditionType.HIBERNATED)
            && Objects.equals(status.observedGeneration(), resource.getMetadata().getGeneration());
    return all(resource, stopped ? Condition.STOPPED : Condition.STOPPING, degraded(status));
  }

  /** Of a cluster that is being removed. */
  static CellReport leaving(KafkaCluster resource) {
    return all(resource, Condition.STOPPING, degraded(status(resource)));
  }

  /** Of a cluster that no operator has looked at yet. */
  static CellReport justWritten(int brokers) {
    return new CellReport.Present(
        IntStream.range(0, brokers)
            .mapToObj(id -> new NodeReport(id, Condition.STARTING, 0, "", null))
            .toList());
  }

  private static CellReport all(KafkaCluster resource, Condition condition, String detail) {
    return new CellReport.Present(
        IntStream.range(0, resource.getSpec().brokers())
            .mapToObj(id -> new NodeReport(id, condition, 0, detail, null))
            .toList());
  }

  private static NodeReport report(int id, NodeStatus status, boolean observed, String trouble) {
    if (status == null) {
      return new NodeReport(id, Condition.STARTING, 0, trouble, null);
    }
    Condition condition = condition(status.state());
    int restarts = status.restarts() == null ? 0 : status.restarts();
    if (condition == Condition.READY && !observed) {
      return new NodeReport(id, Condition.STARTING, restarts, "its settings change", null);
    }
    String message = status.message() == null ? "" : status.message();
    boolean explained = condition == Condition.READY || !message.isEmpty();
    return new NodeReport(id, condition, restarts, explained ? message : trouble, null);
  }

  private static Condition condition(String state) {
    return switch (state) {
      case "Ready" -> Condition.READY;
      case "Failing" -> Condition.WAITING_TO_RESTART;
      case "Stopping" -> Condition.STOPPING;
      case null, default -> Condition.STARTING;
    };
  }

  private static String degraded(KafkaClusterStatus status) {
    return status.is(ConditionType.DEGRADED)
        ? status.conditions().stream()
            .filter(c -> c.getType().equals(ConditionType.DEGRADED.wireName()))
            .map(io.fabric8.kubernetes.api.model.Condition::getMessage)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "))
        : "";
  }

  private static KafkaClusterStatus status(KafkaCluster resource) {
    return resource.getStatus() == null ? KafkaClusterStatus.none() : resource.getStatus();
  }
}
