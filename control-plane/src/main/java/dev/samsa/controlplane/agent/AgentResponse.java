package dev.samsa.controlplane.agent;

import dev.samsa.description.DescriptionJson;
import java.util.Map;

/**
 * @param status HTTP status
 * @param body JSON; empty for none
 */
public record AgentResponse(int status, String body) {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  /** 200 with a description record. */
  public static AgentResponse ok(Object value) {
    return new AgentResponse(OK, DescriptionJson.write(value));
  }

  /** 204. */
  public static AgentResponse nothing() {
    return new AgentResponse(NO_CONTENT, "");
  }

  /** A refusal with a sentence. */
  public static AgentResponse refused(int status, String message) {
    return new AgentResponse(status, DescriptionJson.write(Map.of("message", message)));
  }
}
