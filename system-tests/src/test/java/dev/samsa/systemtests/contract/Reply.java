package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer, with what is expected of it said in one line each. Fields are JSON pointers.
 *
 * @param call method and path, for messages
 * @param body missing node if there was none
 */
public record Reply(String call, int status, HttpHeaders headers, JsonNode body) {

  Reply status(int expected) {
    assertThat(status).as(this::toString).isEqualTo(expected);
    return this;
  }

  /** That a field has this text, number or flag. */
  Reply is(String field, Object expected) {
    assertThat(text(field)).as(() -> field + " of " + this).isEqualTo(String.valueOf(expected));
    return this;
  }

  /** That a field is there and fits the regular expression as a whole. */
  Reply fits(String field, String expression) {
    assertThat(text(field)).as(() -> field + " of " + this).matches(expression);
    return this;
  }

  Reply has(String field) {
    assertThat(body.at(field).isMissingNode()).as(() -> field + " of " + this).isFalse();
    return this;
  }

  Reply lacks(String field) {
    assertThat(body.at(field).isMissingNode()).as(() -> field + " of " + this).isTrue();
    return this;
  }

  /** That a list has so many elements. */
  Reply counts(String field, int expected) {
    assertThat(body.at(field).isArray()).as(() -> field + " of " + this).isTrue();
    assertThat(body.at(field).size()).as(() -> field + " of " + this).isEqualTo(expected);
    return this;
  }

  /** That nothing was sent behind the headers. */
  Reply isEmpty() {
    assertThat(body.isMissingNode()).as(this::toString).isTrue();
    return this;
  }

  /** The text of a field that must be there. */
  String text(String field) {
    has(field);
    return body.at(field).asText();
  }

  /** The fields that a client keeps, to be compared with those of a later read. */
  Map<String, JsonNode> keep(String... fields) {
    Map<String, JsonNode> kept = new TreeMap<>();
    for (String field : fields) {
      kept.put(field, body.at(field));
    }
    return kept;
  }

  @Override
  public String toString() {
    return call + ": " + status + " " + body;
  }
}
