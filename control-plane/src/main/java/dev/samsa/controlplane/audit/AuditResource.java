package dev.samsa.controlplane.audit;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what in an organization, the latest first. */
@Path("/iam/v2/audit-entries")
@Tag(name = "Audit log")
public class AuditResource {
  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1_000;

  private final AuditEntries entries;
  private final Authorization authorization;
  private final CurrentCaller caller;

  public AuditResource(AuditEntries entries, Authorization authorization, CurrentCaller caller) {
    this.entries = entries;
    this.authorization = authorization;
    this.caller = caller;
  }

  /**
   * Entries, for administrators of the organization.
   *
   * @param action such as {@code api-key.create}, or {@code api-key} for all that begin so
   */
  @GET
  public ListPage<AuditEntryView> listAuditEntries(
      @QueryParam("actor") String actor,
      @QueryParam("action") String action,
      @QueryParam("object") String object,
      @QueryParam("outcome") String outcome,
      @QueryParam("page_size") String pageSize,
      @QueryParam("page_token") String pageToken,
      @Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    int size = (int) number("page_size", pageSize, DEFAULT_SIZE, LARGEST_SIZE);
    long before = number("page_token", pageToken, Long.MAX_VALUE, Long.MAX_VALUE);
    var filter = new AuditEntries.Filter(any(actor), any(action), any(object), any(outcome));
    List<AuditEntryView> found = entries.latest(tenant.organizationKey(), filter, before, size + 1);
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

  private static String any(String text) {
    return text == null || text.isEmpty() ? null : text;
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
