package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Daily costs in the shape that existing tools read (wire contract 5.1). */
@Path("/billing/v1/costs")
@Tag(name = "Billing")
@RunOnVirtualThread
public class CostResource {
  private static final int DEFAULT_PAGE = 5_000;
  private static final int LARGEST_PAGE = 10_000;

  private final CurrentCaller caller;
  private final BillingAccess access;
  private final MonthUsage usage;
  private final Clock clock;
  private final OrganizationPrices prices;

  CostResource(
      CurrentCaller caller,
      BillingAccess access,
      MonthUsage usage,
      Clock clock,
      OrganizationPrices prices) {
    this.caller = caller;
    this.access = access;
    this.usage = usage;
    this.clock = clock;
    this.prices = prices;
  }

  /** Closed usage by day; the days of a month that runs can still grow. */
  @GET
  public ListPage<Cost> listCosts(
      @QueryParam("start_date") String startDate,
      @QueryParam("end_date") String endDate,
      @Context UriInfo uri) {
    Caller.Tenant tenant = access.require(caller.tenant());
    DateRange range = DateRange.of(startDate, endDate);
    PageRequest page = PageRequest.of(uri, DEFAULT_PAGE, LARGEST_PAGE);
    List<Numbered> rows = numbered(costs(tenant, range));
    List<Numbered> after =
        rows.stream().filter(r -> r.number() > page.afterKey()).limit(page.fetchSize()).toList();
    return page.page("billing/v1", "CostList", after, Numbered::number, Numbered::cost);
  }

  private record Numbered(long number, Cost cost) {}

  private static List<Numbered> numbered(List<Cost> costs) {
    return IntStream.range(0, costs.size())
        .mapToObj(i -> new Numbered(i + 1L, costs.get(i)))
        .toList();
  }

  private List<Cost> costs(Caller.Tenant tenant, DateRange range) {
    Instant now = clock.instant();
    List<Cost> costs = new ArrayList<>();
    for (YearMonth yearMonth : range.months()) {
      BillingMonth month = new BillingMonth(yearMonth);
      if (month.start().isBefore(now)) {
        Iterable<ClusterUsage> usages = usage.oneByOne(tenant.organizationKey(), month, now);
        DailyCosts.of(prices.of(tenant.organizationKey(), month), month, usages, now).stream()
            .filter(c -> range.contains(c.start_date()))
            .forEach(costs::add);
      }
    }
    return costs;
  }
}
