package dev.samsa.operator.plan;

import dev.samsa.operator.api.KafkaClusterStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * What is to be done now.
 *
 * @param objects all objects that shall be; null if they stay as they are
 * @param steps what to do beyond, after the objects are applied
 * @param status what to report
 * @param asksKafka whether Kafka's view would change the plan
 * @param soon whether there is more to do that raises no event
 */
public record ClusterPlan(
    List<HasMetadata> objects,
    List<Step> steps,
    KafkaClusterStatus status,
    boolean asksKafka,
    boolean soon) {
  public ClusterPlan {
    objects = objects == null ? null : List.copyOf(objects);
    steps = List.copyOf(steps);
  }
}
