package dev.samsa.controlplane.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the operator what an id is, whosever it is. */
@Path("/admin/v1/lookup")
@Tag(name = "Operator")
public class LookupResource {
  private final Database database;
  private final CurrentCaller caller;
  private final ResourceLinks links;

  public LookupResource(Database database, CurrentCaller caller, ResourceLinks links) {
    this.database = database;
    this.caller = caller;
    this.links = links;
  }

  /** Where it belongs. */
  public record Owner(String id, String display_name, String related) {}

  /**
   * What an id is.
   *
   * @param name display name, e-mail or a description in a few words
   * @param deleted_at absent while it lives
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LookupView(
      String id,
      String kind,
      String name,
      Instant created_at,
      Instant deleted_at,
      Owner organization,
      String related) {}

  @GET
  @Path("{id}")
  public LookupView lookUp(@PathParam("id") String id) {
    caller.operator();
    LookupKind kind = LookupKind.ofId(id).orElseThrow(() -> ApiException.notFound("Object", id));
    return database
        .first(kind.sql(), row -> read(row, kind, id), id)
        .orElseThrow(() -> ApiException.notFound(kind.wireName(), id));
  }

  private LookupView read(ResultSet row, LookupKind kind, String id) throws SQLException {
    String organization = row.getObject("organization", UUID.class).toString();
    return new LookupView(
        id,
        kind.wireName(),
        row.getString("name"),
        Database.instant(row, "created_at"),
        Database.instant(row, "deleted_at"),
        new Owner(
            organization,
            row.getString("organization_name"),
            links.url("/admin/v1/organizations/" + organization)),
        links.url(kind.path(id)));
  }
}
