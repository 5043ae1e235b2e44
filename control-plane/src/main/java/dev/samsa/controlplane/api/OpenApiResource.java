package dev.samsa.controlplane.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The API's own description. It is a file of the release, made from the routes by a test that fails
 * when the two differ: making it at each start took a fifth of the start.
 */
@Path("/openapi")
public class OpenApiResource {
  private static final String FILE = "/openapi.json";

  /** OpenAPI 3.1, as JSON whatever is asked for. */
  @GET
  @Operation(hidden = true)
  public Response openApi() {
    return Response.ok(OpenApiResource.class.getResourceAsStream(FILE))
        .type(MediaType.APPLICATION_JSON)
        .build();
  }
}
