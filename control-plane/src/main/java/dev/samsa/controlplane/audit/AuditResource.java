package dev.samsa.controlplane.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what in an organization, the latest first; for administrators of it. */
@Path("/iam/v2/audit-entries")
@Tag(name = "Audit log")
public class AuditResource {
  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1_000;

  private final AuditEntries entries;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final ObjectMapper json;

  public AuditResource(
      AuditEntries entries, Authorization authorization, CurrentCaller caller, ObjectMapper json) {
    this.entries = entries;
    this.authorization = authorization;
    this.caller = caller;
    this.json = json;
  }

  @GET
  public ListPage<AuditEntryView> listAuditEntries(
      @BeanParam AuditQuery query,
      @QueryParam("page_size") String pageSize,
      @QueryParam("page_token") String pageToken,
      @Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    int size = (int) number("page_size", pageSize, DEFAULT_SIZE, LARGEST_SIZE);
    long before = number("page_token", pageToken, Long.MAX_VALUE, Long.MAX_VALUE);
    List<AuditEntryView> found =
        entries.latest(tenant.organizationKey(), query.filter(), before, size + 1);
    boolean more = found.size() > size;
    List<AuditEntryView> shown = more ? found.subList(0, size) : found;
    String next =
        more
            ? uri.getRequestUriBuilder()
                .replaceQueryParam("page_token", shown.getLast().id())
                .build()
                .toString()
            : null;
    return new ListPage<>("iam/v2", "AuditEntryList", new ListPage.Links(null, next, null), shown);
  }

  /** All entries as one file. */
  @GET
  @Path("export")
  @APIResponse(
      responseCode = "200",
      description = "A file",
      content = {@Content(mediaType = "text/csv"), @Content(mediaType = "application/x-ndjson")})
  public Response exportAuditEntries(
      @BeanParam AuditQuery query, @QueryParam("format") String format) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    AuditExport.Format chosen = format(format);
    AuditEntries.Filter filter = query.filter();
    long organization = tenant.organizationKey();
    StreamingOutput file =
        out ->
            AuditExport.write(
                chosen,
                (key, limit) -> entries.latest(organization, filter, key, limit),
                json,
                out);
    return Response.ok(file, chosen.contentType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"audit-log." + chosen.extension() + "\"")
        .build();
  }

  private static AuditExport.Format format(String text) {
    if (text == null || text.isEmpty()) {
      return AuditExport.Format.CSV;
    }
    try {
      return AuditExport.Format.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("format", "format must be csv or ndjson.");
    }
  }

  private static long number(String field, String text, long byDefault, long largest) {
    if (text == null || text.isEmpty()) {
      return byDefault;
    }
    if (text.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= largest) {
        return number;
      }
    }
    throw ApiException.invalid(field, field + " must be a whole number from 1 to " + largest + ".");
  }
}
