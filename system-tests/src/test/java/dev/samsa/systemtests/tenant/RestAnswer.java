package dev.samsa.systemtests.tenant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the REST API answered.
 *
 * @param status HTTP status
 * @param body missing node if there was none
 */
public record RestAnswer(int status, JsonNode body) {
  /** Fails with the body unless the status is the expected one. */
  public RestAnswer require(int expected) {
    if (status != expected) {
      throw new AssertionError("expected " + expected + " but got " + status + ": " + body);
    }
    return this;
  }

  public String text(String pointer) {
    return body.at(pointer).asText();
  }
}
