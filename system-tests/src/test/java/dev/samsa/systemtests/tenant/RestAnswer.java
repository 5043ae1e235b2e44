package dev.samsa.systemtests.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the REST API answered.
 *
 * @param status HTTP status
 * @param body missing node if there was none
 * @param headers headers of the answer
 */
public record RestAnswer(int status, JsonNode body, HttpHeaders headers) {
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
