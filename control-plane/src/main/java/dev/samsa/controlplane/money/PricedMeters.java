package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.description.usage.UsageMeter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds which price gave a line, and which meter a price means. Pure. */
final class PricedMeters {
  private PricedMeters() {}

  /** The price of a line, from the catalog that it names. */
  static Optional<PriceLine> line(PriceHistory prices, LineItem line) {
    return prices.bindings().stream()
        .map(PriceHistory.Binding::catalog)
        .filter(catalog -> catalog.key().equals(line.catalog()))
        .findFirst()
        .flatMap(catalog -> catalog.plan(line.placement().tier(), line.placement().zones()))
        .stream()
        .map(Plan::lines)
        .flatMap(List::stream)
        .filter(price -> price.lineType().equals(line.lineType()))
        .findFirst();
  }

  /** The meter of a catalog's name; empty for one that brokers do not report. */
  static Optional<UsageMeter> meter(String name) {
    String constant = name.toUpperCase(Locale.ROOT);
    for (UsageMeter meter : UsageMeter.values()) {
      if (meter.name().equals(constant)) {
        return Optional.of(meter);
      }
    }
    return Optional.empty();
  }
}
