package dev.samsa.controlplane.money;

import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.split.Share;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.label.Labels;
import dev.samsa.description.usage.UsageMeter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Costs by topic, principal, service account, cluster, environment or label. */
@Path("/billing/v1/attribution")
@Tag(name = "Billing")
@RunOnVirtualThread
public class AttributionResource {
  private final CurrentCaller caller;
  private final BillingAccess access;
  private final Spending spending;
  private final KeyedUsageReader keyed;
  private final Labels labels;
  private final Clock clock;
  private final OrganizationPrices prices;

  AttributionResource(
      CurrentCaller caller,
      BillingAccess access,
      Spending spending,
      KeyedUsageReader keyed,
      Labels labels,
      Clock clock,
      OrganizationPrices prices) {
    this.caller = caller;
    this.access = access;
    this.spending = spending;
    this.keyed = keyed;
    this.labels = labels;
    this.clock = clock;
    this.prices = prices;
  }

  /**
   * A month's costs, split.
   *
   * @param groupBy {@code topic}, {@code principal}, {@code service_account}, {@code cluster},
   *     {@code environment} or {@code label:NAME}
   * @param month such as {@code 2026-11}; the present one if not given
   */
  @GET
  public AttributionView getAttribution(
      @QueryParam("group_by") String groupBy, @QueryParam("month") String month) {
    Caller.Tenant tenant = access.require(caller.tenant());
    GroupBy by = GroupBy.of(groupBy);
    Instant now = clock.instant();
    return view(tenant.organizationKey(), by, groupBy, month(month, now), now);
  }

  private AttributionView view(
      long organization, GroupBy by, String groupBy, BillingMonth month, Instant now) {
    PriceHistory held = prices.of(organization, month);
    Attribution attribution =
        new Attribution(
            held,
            by.kind() == GroupBy.Kind.TOPIC ? keyed.topics(organization, month) : new KeyedUsage(),
            byPrincipal(by) ? keyed.principals(organization, month) : new KeyedUsage(),
            by.kind() == GroupBy.Kind.LABEL ? labels.all(organization) : Map.of());
    List<ClusterUsage> clusters = spending.soFar(organization, held, month, now);
    Map<String, Map<UsageMeter, BigDecimal>> totals = new HashMap<>();
    clusters.forEach(c -> totals.put(c.cluster().resource().id(), c.totals(month)));
    List<AttributionView.Line> lines = new ArrayList<>();
    Parts parts = new Parts(by.kind() == GroupBy.Kind.TOPIC, new TreeMap<>());
    BigDecimal amount = BigDecimal.ZERO;
    for (LineItem line :
        Rating.rate(held, clusters.stream().map(c -> c.withOpen(month, now)).toList()).lines()) {
      List<Share> shares =
          attribution.split(line, totals.getOrDefault(line.resource().id(), Map.of()), by);
      parts.add(line.resource().id(), shares);
      lines.add(AttributionView.Line.of(line, shares));
      amount = amount.add(line.amount(LiveLine.SCALE));
    }
    return new AttributionView(
        "billing/v1",
        "Attribution",
        held.last().currency().getCurrencyCode(),
        groupBy,
        new LiveBill.Period(month.start(), month.end()),
        now,
        AttributionView.text(amount),
        parts.views(),
        lines);
  }

  private static boolean byPrincipal(GroupBy by) {
    return switch (by.kind()) {
      case PRINCIPAL, SERVICE_ACCOUNT, LABEL -> true;
      case TOPIC, CLUSTER, ENVIRONMENT -> false;
    };
  }

  /** Sums of shares over all lines, by key; topics by their cluster too. */
  private record Parts(boolean withinCluster, Map<String, AttributionView.Part> sums) {
    void add(String cluster, List<Share> shares) {
      for (Share share : shares) {
        boolean named = withinCluster && !share.key().isEmpty();
        AttributionView.Part part =
            new AttributionView.Part(
                named ? cluster + "/" + share.key() : share.key(),
                named ? cluster : null,
                share.key(),
                AttributionView.text(share.amount()),
                share.method().name());
        sums.merge(part.key(), part, Parts::sum);
      }
    }

    private static AttributionView.Part sum(AttributionView.Part one, AttributionView.Part other) {
      boolean proportional = other.method().equals(Share.Method.PROPORTIONAL.name());
      return new AttributionView.Part(
          one.key(),
          one.cluster(),
          one.name(),
          AttributionView.text(new BigDecimal(one.amount()).add(new BigDecimal(other.amount()))),
          proportional ? other.method() : one.method());
    }

    List<AttributionView.Part> views() {
      return sums.values().stream()
          .sorted(
              Comparator.comparing((AttributionView.Part part) -> new BigDecimal(part.amount()))
                  .reversed()
                  .thenComparing(AttributionView.Part::key))
          .toList();
    }
  }

  private static BillingMonth month(String text, Instant now) {
    BillingMonth present = BillingMonth.of(now);
    if (text == null || text.isEmpty()) {
      return present;
    }
    try {
      BillingMonth month = new BillingMonth(YearMonth.parse(text));
      if (!month.start().isAfter(now) && month.month().getYear() >= 2000) {
        return month;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw ApiException.invalid(
        "month", "month must be one that has begun, such as " + present.month() + ".");
  }
}
