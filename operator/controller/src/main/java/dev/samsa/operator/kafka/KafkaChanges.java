package dev.samsa.operator.kafka;

import static dev.samsa.operator.kafka.KafkaConnection.get;

import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import dev.samsa.operator.plan.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.TopicPartition;

/** Carries out the steps that are Kafka's. */
public final class KafkaChanges {
  private KafkaChanges() {}

  /**
   * Does one step; returns as soon as Kafka has taken it.
   *
   * @throws KafkaSilentException if it refuses or does not answer
   */
  public static void carryOut(Observed observed, Collection<NodeView> nodes, Step step) {
    List<NodeView> serving = nodes.stream().filter(NodeView::ready).toList();
    try (KafkaConnection connection = KafkaConnection.open(observed, serving)) {
      switch (step) {
        case Step.MoveReplicas moves ->
            get(connection.admin().alterPartitionReassignments(reassignments(moves)).all());
        case Step.UnregisterBroker left ->
            get(connection.admin().unregisterBroker(left.broker()).all());
        case Step.RaiseMetadataLevel raise ->
            get(
                connection
                    .admin()
                    .updateFeatures(
                        Map.of(
                            KafkaProbe.METADATA_VERSION,
                            new FeatureUpdate(
                                (short) raise.level(), FeatureUpdate.UpgradeType.UPGRADE)),
                        new UpdateFeaturesOptions())
                    .all());
        default -> throw new IllegalArgumentException(step + " is not Kafka's");
      }
    }
  }

  private static Map<TopicPartition, Optional<NewPartitionReassignment>> reassignments(
      Step.MoveReplicas moves) {
    Map<TopicPartition, Optional<NewPartitionReassignment>> result = new HashMap<>();
    moves
        .assignments()
        .forEach((topic, partitions) ->
            partitions.forEach((partition, replicas) ->
                result.put(
                    new TopicPartition(topic, partition),
                    Optional.of(new NewPartitionReassignment(replicas)))));
    return result;
  }
}
