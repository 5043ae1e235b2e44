package dev.samsa.controlplane.reconciliation;

import dev.samsa.controlplane.money.HourQuantities;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares an hour's buckets with the quantities that the lines of that hour have. */
final class RatedQuantities {
  private final HourQuantities.Run quantities;

  RatedQuantities(HourQuantities.Run quantities) {
    this.quantities = quantities;
  }

  /**
   * The comparison. What was read for another hour may be older than the buckets; so a difference
   * is looked at anew before it is believed.
   */
  List<Residual> compare(
      long organizationKey, String cluster, Instant hour, Map<UsageMeter, BigDecimal> buckets) {
    List<Residual> found = residuals(quantities.of(organizationKey, cluster, hour, false), buckets);
    return found.stream().allMatch(Residual::isZero)
        ? found
        : residuals(quantities.of(organizationKey, cluster, hour, true), buckets);
  }

  private static List<Residual> residuals(
      Map<UsageMeter, BigDecimal> rated, Map<UsageMeter, BigDecimal> buckets) {
    List<Residual> residuals = new ArrayList<>();
    rated.forEach((meter, quantity) ->
        residuals.add(
            new Residual(
                meter,
                Stage.BUCKETS_TO_RATED,
                buckets.getOrDefault(meter, BigDecimal.ZERO),
                quantity)));
    return residuals;
  }
}
