package dev.samsa.broker.policy;

import dev.samsa.broker.runtime.NodeRuntime;
import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** Kafka's hook for new topics, over {@link TopicRules}. */
public final class TopicCreationPolicy implements CreateTopicPolicy {
  private TopicRules rules;

  @Override
  public void configure(Map<String, ?> configs) {
    rules = new TopicRules(NodeRuntime.of(configs).cluster());
  }

  @Override
  public void validate(RequestMetadata request) {
    rules
        .refuseCreation(
            request.topic(),
            request.numPartitions(),
            request.replicationFactor(),
            request.replicasAssignments(),
            request.configs())
        .ifPresent(sentence -> {
          throw new PolicyViolationException(sentence);
        });
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
