package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/**
 * What the operator sees and has decided.
 *
 * @param observedGeneration generation of the specification that this status speaks of
 * @param conditions Ready, Progressing, Degraded, Upgrading, Hibernated
 * @param bootstrap {@code host:port} list that clients dial
 * @param kafkaVersion release that every broker runs; absent until all do
 * @param metadataVersion Kafka's feature level in force
 * @param brokers what each node does, by id
 * @param storage sizes in force and in use
 * @param startedNodes nodes that have had data: their volumes must not come up empty
 * @param afreshNodes nodes that lost their volume and start on an empty one, for their partitions
 *     have other in-sync copies
 * @param brokerCount brokers over which partitions lie; lags behind the specification while they
 *     move
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaClusterStatus(
    Long observedGeneration,
    List<Condition> conditions,
    String bootstrap,
    String kafkaVersion,
    String metadataVersion,
    List<NodeStatus> brokers,
    StorageStatus storage,
    List<Integer> startedNodes,
    List<Integer> afreshNodes,
    Integer brokerCount) {
  public KafkaClusterStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    brokers = brokers == null ? List.of() : List.copyOf(brokers);
    startedNodes = startedNodes == null ? List.of() : List.copyOf(startedNodes);
    afreshNodes = afreshNodes == null ? List.of() : List.copyOf(afreshNodes);
  }

  /** A status before anything was seen. */
  public static KafkaClusterStatus none() {
    return new KafkaClusterStatus(null, null, null, null, null, null, null, null, null, null);
  }

  /** Whether a condition holds. */
  public boolean is(ConditionType type) {
    return conditions.stream()
        .anyMatch(c -> c.getType().equals(type.wireName()) && c.getStatus().equals("True"));
  }
}
