package dev.samsa.controlplane.region;

import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/env_metadata}: clouds and regions for command-line clients. */
@Path("/api/env_metadata")
@Tag(name = "Command-line clients")
public class CloudMetadataResource {
  private final Regions regions;
  private final CurrentCaller caller;

  public CloudMetadataResource(Regions regions, CurrentCaller caller) {
    this.regions = regions;
    this.caller = caller;
  }

  @GET
  public CloudMetadata getCloudMetadata() {
    caller.tenant();
    return CloudMetadata.of(regions.list());
  }
}
