package dev.samsa.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One page of a list (wire contract 1.6). {@code metadata.next} is absent on the last page: a JSON
 * null there crashes clients.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListPage<T>(String api_version, String kind, Links metadata, List<T> data) {

  /** URLs of neighbouring pages. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Links(String first, String next, Integer total_size) {}
}
