package dev.samsa.controlplane.money;

import dev.samsa.billing.export.Csv;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.UsageRows.UsageRow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The meters behind the bill, by hour, cluster and topic. Needs the role OrganizationAdmin. */
@Path("/billing/v1/usage")
@Tag(name = "Billing (billing/v1)")
public class UsageResource {
  private static final int MAX_ROWS = 50_000;
  private static final Duration MAX_RANGE = Duration.ofDays(31);
  private static final List<String> HEADER =
      List.of(
          "hour", "cluster_id", "topic", "topic_id", "meter", "amount", "unit", "state",
          "gap_seconds");

  private final UsageRows rows;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final Clock clock;

  public UsageResource(
      UsageRows rows, Authorization authorization, CurrentCaller caller, Clock clock) {
    this.rows = rows;
    this.authorization = authorization;
    this.caller = caller;
    this.clock = clock;
  }

  /** All rows of the time that was asked for. */
  public record UsageList(String api_version, String kind, List<UsageRow> data) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public UsageList listUsage(
      @QueryParam("start_time") String start,
      @QueryParam("end_time") String end,
      @QueryParam("cluster_id") String cluster,
      @QueryParam("by") String by) {
    return new UsageList("billing/v1", "UsageList", read(start, end, cluster, by));
  }

  /** The same as comma-separated values; no cell can start a formula. */
  @GET
  @Produces("text/csv")
  public String listUsageCsv(
      @QueryParam("start_time") String start,
      @QueryParam("end_time") String end,
      @QueryParam("cluster_id") String cluster,
      @QueryParam("by") String by) {
    return Csv.of(HEADER, read(start, end, cluster, by).stream().map(UsageResource::cells).toList());
  }

  private List<UsageRow> read(String start, String end, String cluster, String by) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    if (by != null && !by.equals("topic")) {
      throw ApiException.invalid("by", "by must be left out, or be topic.");
    }
    Instant to = time("end_time", end, clock.instant());
    Instant from =
        time("start_time", start, to.minus(1, ChronoUnit.DAYS)).truncatedTo(ChronoUnit.HOURS);
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(MAX_RANGE) > 0) {
      throw ApiException.invalid(
          "end_time", "end_time must come after start_time, by 31 days at most.");
    }
    List<UsageRow> found =
        rows.of(
            tenant.organizationKey(),
            from,
            to,
            cluster,
            "topic".equals(by),
            MAX_ROWS + 1);
    if (found.size() > MAX_ROWS) {
      throw ApiException.invalid(
          "start_time",
          "There are more than %d rows; ask for a shorter time or for one cluster_id."
              .formatted(MAX_ROWS));
    }
    return found;
  }

  private static Instant time(String name, String text, Instant otherwise) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid(name, name + " must be a time such as 2026-11-01T00:00:00Z.");
    }
  }

  private static List<String> cells(UsageRow row) {
    return List.of(
        row.hour().toString(),
        row.cluster_id(),
        row.topic() == null ? "" : row.topic(),
        row.topic_id() == null ? "" : row.topic_id(),
        row.meter(),
        row.amount().toPlainString(),
        row.unit(),
        row.state(),
        Long.toString(row.gap_seconds()));
  }
}
