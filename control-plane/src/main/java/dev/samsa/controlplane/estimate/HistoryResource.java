package dev.samsa.controlplane.estimate;

import dev.samsa.billing.estimate.Calculator;
import dev.samsa.billing.estimate.WhatIf;
import dev.samsa.billing.rating.Finding;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.BillingAccess;
import dev.samsa.controlplane.money.Spending;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What a past month would have cost on other terms, from the tenant's own usage. */
@Path("/billing/v1/estimates/history")
@Tag(name = "Billing")
@RunOnVirtualThread
public class HistoryResource {
  private final CurrentCaller caller;
  private final BillingAccess access;
  private final Spending spending;
  private final Clock clock;

  HistoryResource(CurrentCaller caller, BillingAccess access, Spending spending, Clock clock) {
    this.caller = caller;
    this.access = access;
    this.spending = spending;
    this.clock = clock;
  }

  /** Both bills, line by line. */
  @POST
  @ResponseStatus(200)
  public HistoryView estimateHistory(HistoryInput input) {
    Caller.Tenant tenant = access.require(caller.tenant());
    HistoryInput given = RequestBody.required(input);
    Instant now = clock.instant();
    BillingMonth month = given.month(BillingMonth.of(now).month());
    WhatIf change = given.change();
    PriceHistory prices = spending.prices(tenant.organizationKey(), month);
    List<ClusterMonth> past =
        chosen(spending.usage(tenant.organizationKey(), month, now), given.clusters());
    RatedMonth before = Calculator.whatIf(prices, past, WhatIf.NOTHING);
    RatedMonth after = Calculator.whatIf(prices, past, change);
    refuseUnpriced(before, after);
    return HistoryView.of(month.month().toString(), before, after);
  }

  private static List<ClusterMonth> chosen(List<ClusterMonth> all, List<String> ids) {
    if (ids == null) {
      return all;
    }
    for (String id : ids) {
      if (all.stream().noneMatch(month -> month.resource().id().equals(id))) {
        throw ApiException.notFound("Kafka cluster", id);
      }
    }
    return all.stream().filter(month -> ids.contains(month.resource().id())).toList();
  }

  /** A tier that the prices do not have would come to nothing, which is no answer. */
  private static void refuseUnpriced(RatedMonth before, RatedMonth after) {
    after.findings().stream()
        .filter(finding -> finding.kind().parked())
        .filter(finding -> !before.findings().contains(finding))
        .map(Finding::message)
        .findFirst()
        .ifPresent(message -> {
          throw ApiException.invalid("/tier", "There is no price for that: " + message + ".");
        });
  }
}
