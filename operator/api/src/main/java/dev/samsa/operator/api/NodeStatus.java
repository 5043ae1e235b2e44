package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a node does.
 *
 * @param id node id
 * @param state Missing, Pending, Starting, Ready, Stopping or Failing
 * @param kafkaVersion release that it runs
 * @param zone zone that Kafka takes it to be in
 * @param restarts how often its container was started again
 * @param message a few words if all is not well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeStatus(
    Integer id, String state, String kafkaVersion, String zone, Integer restarts, String message) {}
