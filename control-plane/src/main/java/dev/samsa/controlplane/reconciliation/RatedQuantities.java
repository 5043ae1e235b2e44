package dev.samsa.controlplane.reconciliation;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.money.HourQuantities;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares an hour's buckets with the quantities that the lines of that hour have. */
@ApplicationScoped
class RatedQuantities {
  private final HourQuantities quantities;

  RatedQuantities(HourQuantities quantities) {
    this.quantities = quantities;
  }

  List<Residual> compare(
      long organizationKey, String cluster, Instant hour, Map<UsageMeter, BigDecimal> buckets) {
    List<Residual> residuals = new ArrayList<>();
    quantities
        .of(organizationKey, cluster, BillingMonth.of(hour), hour)
        .forEach((meter, rated) ->
            residuals.add(
                new Residual(
                    meter,
                    Stage.BUCKETS_TO_RATED,
                    buckets.getOrDefault(meter, BigDecimal.ZERO),
                    rated)));
    return residuals;
  }
}
