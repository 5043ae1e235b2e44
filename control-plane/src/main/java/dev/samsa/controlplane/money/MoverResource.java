package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.audit.ChangeLog;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What changed in the cost of a day, and what was done before it did. */
@Path("/billing/v1/movers")
@Tag(name = "Billing")
@RunOnVirtualThread
public class MoverResource {
  private static final int MOST = 5;
  private static final int MOST_CHANGES = 200;

  private final CurrentCaller caller;
  private final BillingAccess access;
  private final MonthUsage usage;
  private final OrganizationPrices prices;
  private final ChangeLog changes;
  private final Clock clock;

  MoverResource(
      CurrentCaller caller,
      BillingAccess access,
      MonthUsage usage,
      OrganizationPrices prices,
      ChangeLog changes,
      Clock clock) {
    this.caller = caller;
    this.access = access;
    this.usage = usage;
    this.prices = prices;
    this.changes = changes;
    this.clock = clock;
  }

  /** The five lines that changed most; those of people who may not see money are refused. */
  @GET
  public MoverView listMovers() {
    Caller.Tenant tenant = access.require(caller.tenant());
    long organization = tenant.organizationKey();
    Instant now = clock.instant();
    Instant turn = now.minus(Mover.DAY).truncatedTo(ChronoUnit.HOURS);
    Instant from = turn.minus(Mover.DAY);
    List<PricedMonth> months = months(organization, from, now);
    Map<String, MoverView.Resource> named = new HashMap<>();
    months.forEach(priced ->
        usage
            .heads(organization, priced.month(), now)
            .forEach(used ->
                named.put(
                    used.cluster().resource().id(),
                    MoverView.Resource.of(used.cluster().resource()))));
    Map<String, List<ChangeLog.Change>> done = new HashMap<>();
    List<MoverView.Entry> entries =
        Mover.of(months, turn, now).stream()
            .limit(MOST)
            .map(mover -> {
              String cluster = mover.line().cluster();
              List<ChangeLog.Change> found =
                  done.computeIfAbsent(
                      cluster, id -> changes.naming(organization, id, from, MOST_CHANGES));
              return MoverView.Entry.of(
                  mover, named.get(cluster), MoverCauses.of(mover.line().lineType(), found));
            })
            .toList();
    String currency = months.getLast().prices().last().currency().getCurrencyCode();
    return new MoverView("billing/v1", "MoverList", currency, turn, now, entries);
  }

  private List<PricedMonth> months(long organization, Instant from, Instant now) {
    List<PricedMonth> months = new ArrayList<>();
    BillingMonth last = BillingMonth.of(now);
    BillingMonth first = BillingMonth.of(from);
    if (!first.equals(last)) {
      months.add(month(organization, first, now));
    }
    months.add(month(organization, last, now));
    return months;
  }

  private PricedMonth month(long organization, BillingMonth month, Instant now) {
    return new PricedMonth(
        prices.of(organization, month), month, usage.oneByOne(organization, month, now), now);
  }
}
