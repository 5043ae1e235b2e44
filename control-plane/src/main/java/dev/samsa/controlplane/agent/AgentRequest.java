package dev.samsa.controlplane.agent;

import java.util.Map;
import java.util.Optional;

/**
 * A request of a broker whose identity was checked.
 *
 * @param clusterId the cluster that it speaks for; empty on routes of no cluster
 * @param query query parameters
 * @param body the body as text, at most 4 MiB of UTF-8
 */
public record AgentRequest(Optional<String> clusterId, Map<String, String> query, String body) {
  public AgentRequest {
    query = Map.copyOf(query);
  }

  /**
   * A query parameter that is a whole number of at least 0.
   *
   * @throws BadAgentRequestException if it is missing or not one
   */
  public long number(String name) {
    String text = query.get(name);
    try {
      long value = text == null ? -1 : Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadAgentRequestException(name + " must be a whole number of at least 0");
  }

  /** The cluster, on routes that have one. */
  public String cluster() {
    return clusterId.orElseThrow(() -> new BadAgentRequestException("no cluster in the path"));
  }
}
