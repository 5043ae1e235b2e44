package dev.samsa.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * The {@code metadata} of every object: its URL, its resource name and its times (RFC 3339, UTC).
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectMetadata(
    String self, String resource_name, Instant created_at, Instant updated_at, Instant deleted_at) {

  public ObjectMetadata(String self, String resourceName, Instant createdAt, Instant updatedAt) {
    this(self, resourceName, createdAt, updatedAt, null);
  }
}
