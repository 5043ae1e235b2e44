package dev.samsa.controlplane.api;

import dev.samsa.controlplane.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Makes the {@code metadata} of objects and the URLs by which they refer to each other. */
@ApplicationScoped
public class ResourceLinks {
  private final String root;

  public ResourceLinks(PlatformConfig platform) {
    String url = platform.publicUrl().toString();
    this.root = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Absolute URL of a path such as {@code /org/v2/environments/env-x}. */
  public String url(String path) {
    return root + path;
  }

  public ObjectMetadata metadata(
      String path, String resourceName, Instant createdAt, Instant updatedAt) {
    return new ObjectMetadata(url(path), resourceName, createdAt, updatedAt);
  }
}
