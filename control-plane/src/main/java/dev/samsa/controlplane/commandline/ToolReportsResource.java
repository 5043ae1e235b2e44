package dev.samsa.controlplane.commandline;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Usage reports and feedback that command-line clients send to the host they are signed in to (wire
 * contract 4.6). They are answered, or the client would try again; nothing of them is kept.
 */
@Path("/api/cli/v1")
@Tag(name = "Command-line clients")
public class ToolReportsResource {
  @POST
  @Path("usages")
  public void takeUsage() {
    // Kept by nobody.
  }

  @POST
  @Path("feedbacks")
  public void takeFeedback() {
    // Kept by nobody.
  }
}
