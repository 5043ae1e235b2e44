package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a node does.
 *
 * @param id node id
 * @param state Missing, Pending, Starting, Ready, Stopping or Failing
 * @param kafkaVersion release that it runs
 * @param zone zone of the Kubernetes node it runs on; absent if not known
 * @param upToDate whether it runs with the newest configuration
 * @param restarts how often its container was started again
 * @param message a few words if all is not well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeStatus(
    Integer id,
    String state,
    String kafkaVersion,
    String zone,
    Boolean upToDate,
    Integer restarts,
    String message) {}
