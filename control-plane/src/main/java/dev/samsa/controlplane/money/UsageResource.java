package dev.samsa.controlplane.money;

import dev.samsa.billing.export.Csv;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Usage in its own units, as it was counted. */
@Path("/billing/v1/usage")
@Tag(name = "Billing")
@RunOnVirtualThread
public class UsageResource {
  private static final int DEFAULT_PAGE = 1_000;
  private static final int LARGEST_PAGE = 10_000;
  private static final int LARGEST_CSV = 1_000_000;
  private static final List<String> HEADER =
      List.of("hour", "cluster", "topic", "meter", "amount", "unit", "sealed");

  private final CurrentCaller caller;
  private final BillingAccess access;
  private final UsageRows rows;

  UsageResource(CurrentCaller caller, BillingAccess access, UsageRows rows) {
    this.caller = caller;
    this.access = access;
    this.rows = rows;
  }

  /**
   * Meters by hour and cluster, or by topic as well.
   *
   * @param groupBy {@code cluster} (the default) or {@code topic}
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ListPage<UsageRow> listUsage(
      @QueryParam("start_date") String startDate,
      @QueryParam("end_date") String endDate,
      @QueryParam("cluster") String cluster,
      @QueryParam("group_by") String groupBy,
      @Context UriInfo uri) {
    Caller.Tenant tenant = access.require(caller.tenant());
    DateRange range = DateRange.of(startDate, endDate);
    PageRequest page = PageRequest.of(uri, DEFAULT_PAGE, LARGEST_PAGE);
    List<UsageRow> found =
        rows.of(
            tenant.organizationKey(),
            range,
            cluster,
            byTopic(groupBy),
            page.fetchSize(),
            page.afterKey());
    List<Numbered> numbered =
        IntStream.range(0, found.size())
            .mapToObj(i -> new Numbered(page.afterKey() + i + 1, found.get(i)))
            .toList();
    return page.page("billing/v1", "UsageList", numbered, Numbered::number, Numbered::row);
  }

  private record Numbered(long number, UsageRow row) {}

  /** The same as CSV, all of it at once; whoever names no type gets JSON. */
  @GET
  @Produces("text/csv;qs=0.5")
  public String exportUsage(
      @QueryParam("start_date") String startDate,
      @QueryParam("end_date") String endDate,
      @QueryParam("cluster") String cluster,
      @QueryParam("group_by") String groupBy) {
    Caller.Tenant tenant = access.require(caller.tenant());
    DateRange range = DateRange.of(startDate, endDate);
    List<UsageRow> found =
        rows.of(tenant.organizationKey(), range, cluster, byTopic(groupBy), LARGEST_CSV + 1, 0);
    if (found.size() > LARGEST_CSV) {
      throw ApiException.invalid(
          "end_date",
          "There are more than " + LARGEST_CSV + " rows: ask for fewer days, or for one cluster.");
    }
    return Csv.of(HEADER, found.stream().map(UsageResource::cells).toList());
  }

  private static List<String> cells(UsageRow row) {
    return List.of(
        row.hour().toString(),
        row.cluster(),
        row.topic() == null ? "" : row.topic(),
        row.meter(),
        row.amount(),
        row.unit(),
        Boolean.toString(row.sealed()));
  }

  private static boolean byTopic(String groupBy) {
    return switch (groupBy == null ? "cluster" : groupBy) {
      case "cluster" -> false;
      case "topic" -> true;
      default -> throw ApiException.invalid("group_by", "group_by must be cluster or topic.");
    };
  }
}
