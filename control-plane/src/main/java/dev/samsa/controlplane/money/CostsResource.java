package dev.samsa.controlplane.money;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Costs by UTC day (wire contract 5.1). Needs the role OrganizationAdmin. */
@Path("/billing/v1/costs")
@Tag(name = "Billing (billing/v1)")
public class CostsResource {
  private static final int DEFAULT_PAGE = 5_000;
  private static final int MAX_PAGE = 10_000;
  private static final long MAX_DAYS = 31;

  private final DailyCosts costs;
  private final Authorization authorization;
  private final CurrentCaller caller;

  public CostsResource(DailyCosts costs, Authorization authorization, CurrentCaller caller) {
    this.costs = costs;
    this.authorization = authorization;
    this.caller = caller;
  }

  private record Numbered(long key, CostView cost) {}

  @GET
  public ListPage<CostView> listCosts(
      @QueryParam("start_date") String startDate,
      @QueryParam("end_date") String endDate,
      @Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    authorization.requireOrganizationAdmin(tenant);
    LocalDate start = date("start_date", startDate);
    LocalDate end = date("end_date", endDate);
    if (!start.isBefore(end) || ChronoUnit.DAYS.between(start, end) > MAX_DAYS) {
      throw ApiException.invalid(
          "end_date",
          "end_date is the first day that is left out: it must come after start_date, by "
              + MAX_DAYS
              + " days at most.");
    }
    PageRequest page = PageRequest.of(uri, DEFAULT_PAGE, MAX_PAGE);
    List<Numbered> rows = new ArrayList<>();
    long key = 0;
    for (CostView cost : costs.of(tenant.organizationKey(), start, end)) {
      key++;
      if (key > page.afterKey() && rows.size() < page.fetchSize()) {
        rows.add(new Numbered(key, cost));
      }
    }
    return page.page("billing/v1", "CostList", rows, Numbered::key, Numbered::cost);
  }

  private static LocalDate date(String name, String text) {
    if (text == null || text.isEmpty()) {
      throw ApiException.invalid(name, name + " is missing; give a day such as 2026-11-01.");
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid(name, name + " must be a day such as 2026-11-01.");
    }
  }
}
