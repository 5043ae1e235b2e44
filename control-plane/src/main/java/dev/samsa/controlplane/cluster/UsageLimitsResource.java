package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/usage_limits}: what clusters may use, for command-line clients. */
@Path("/api/usage_limits")
@Tag(name = "Command-line clients")
public class UsageLimitsResource {
  private final CurrentCaller caller;

  public UsageLimitsResource(CurrentCaller caller) {
    this.caller = caller;
  }

  @GET
  public UsageLimits getUsageLimits() {
    caller.tenant();
    return UsageLimits.all();
  }
}
