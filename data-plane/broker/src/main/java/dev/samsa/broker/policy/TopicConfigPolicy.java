package dev.samsa.broker.policy;

import dev.samsa.broker.runtime.NodeRuntime;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.server.policy.AlterConfigPolicy;

/** Kafka's hook for altered settings of topics, brokers, groups and client metrics. */
public final class TopicConfigPolicy implements AlterConfigPolicy {
  private TopicRules rules;

  @Override
  public void configure(Map<String, ?> configs) {
    rules = new TopicRules(NodeRuntime.of(configs).cluster());
  }

  @Override
  public void validate(RequestMetadata request) {
    refuse(request.resource(), request.configs())
        .ifPresent(sentence -> {
          throw new PolicyViolationException(sentence);
        });
  }

  private Optional<String> refuse(ConfigResource resource, Map<String, String> configs) {
    return switch (resource.type()) {
      case TOPIC ->
          Topic.isInternal(resource.name()) ? Optional.empty() : rules.refuseConfigs(configs);
      case BROKER ->
          resource.isDefault()
              ? rules.refuseBrokerConfigs(configs)
              : Optional.of("Settings of a single broker are the platform's.");
      case GROUP -> Optional.empty();
      default -> Optional.of("Settings of " + resource.type() + " are the platform's.");
    };
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
