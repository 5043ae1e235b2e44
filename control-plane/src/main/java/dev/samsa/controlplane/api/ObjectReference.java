package dev.samsa.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A reference to another object. In requests only {@code id} and at times {@code kind} and {@code
 * environment} are set.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectReference(
    String id,
    String environment,
    String related,
    String resource_name,
    String api_version,
    String kind) {

  public static ObjectReference of(String id, String related, String resourceName) {
    return new ObjectReference(id, null, related, resourceName, null, null);
  }
}
