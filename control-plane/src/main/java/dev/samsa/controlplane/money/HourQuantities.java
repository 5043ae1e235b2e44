package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the lines of one hour of one cluster count, turned back into bytes, or level times
 * milliseconds: the last stage at which a count can be compared with the broker's.
 */
@ApplicationScoped
public class HourQuantities {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MonthUsage usage;
  private final Spending spending;

  public HourQuantities(MonthUsage usage, Spending spending) {
    this.usage = usage;
    this.spending = spending;
  }

  /** For a run over many hours, in the order of their organizations. */
  public Run run(Instant now) {
    return new Run(now);
  }

  /**
   * Keeps which clusters the organization had that it looked at last, never their usage: that of a
   * month may be larger than the memory there is.
   */
  public final class Run {
    private record Kept(long organizationKey, BillingMonth month) {}

    private final Instant now;
    private Kept kept;
    private Map<String, ClusterUsage> clusters = Map.of();

    private Run(Instant now) {
      this.now = now;
    }

    /**
     * Quantities of one hour by meter, for those meters that a line adds up.
     *
     * @param anew whether to read again what was kept, as it may have grown
     */
    public Map<UsageMeter, BigDecimal> of(
        long organizationKey, String cluster, Instant hour, boolean anew) {
      BillingMonth month = BillingMonth.of(hour);
      Kept wanted = new Kept(organizationKey, month);
      if (anew || !wanted.equals(kept)) {
        clusters =
            usage.heads(organizationKey, month, now).stream()
                .collect(Collectors.toMap(head -> head.cluster().resource().id(), head -> head));
        kept = wanted;
      }
      ClusterUsage head = clusters.get(cluster);
      if (head == null) {
        return Map.of();
      }
      PriceHistory prices = spending.prices(organizationKey, month);
      ClusterUsage found = usage.inHour(organizationKey, month, head, hour);
      return HourQuantities.of(prices, found, month, hour);
    }
  }

  private static Map<UsageMeter, BigDecimal> of(
      PriceHistory prices, ClusterUsage cluster, BillingMonth month, Instant hour) {
    Map<UsageMeter, BigDecimal> quantities = new EnumMap<>(UsageMeter.class);
    for (LineItem line :
        Rating.rate(prices, cluster.between(month, hour, hour.plus(HOUR))).lines()) {
      PricedMeters.line(prices, line)
          .ifPresent(price ->
              meter(price)
                  .ifPresent(meter ->
                      quantities.merge(meter, raw(prices, month, line, price), BigDecimal::add)));
    }
    return quantities;
  }

  /** Only what is added up comes out again; a highest level does not. */
  private static Optional<UsageMeter> meter(PriceLine price) {
    return switch (price.measure()) {
      case Measure.Sum(String name) -> PricedMeters.meter(name);
      case Measure.LevelTime(String name) -> PricedMeters.meter(name);
      default -> Optional.empty();
    };
  }

  private static BigDecimal raw(
      PriceHistory prices, BillingMonth month, LineItem line, PriceLine price) {
    BigDecimal things = new BigDecimal(price.unit().things());
    BigDecimal per =
        price
            .unit()
            .time()
            .map(span ->
                things.multiply(
                    new BigDecimal(
                        span.millis(prices.last().unitRules().hoursPerMonth().in(month.month())))))
            .orElse(things);
    Ratio used = line.quantity().used().multiply(per);
    return used.round(0, RoundingMode.HALF_UP);
  }
}
