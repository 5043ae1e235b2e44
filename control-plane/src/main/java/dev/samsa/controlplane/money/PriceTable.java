package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.rating.UnitPrices;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prices in the form that command-line clients list (wire contract 4.7).
 *
 * @param error always empty
 */
public record PriceTable(Prices price_table, String error) {
  private static final Map<String, String> METRICS =
      Map.of(
          "KAFKA_BASE", "KafkaBase",
          "KAFKA_NUM_CKUS", "KafkaNumCKUs",
          "KAFKA_PARTITION", "KafkaPartition",
          "KAFKA_STORAGE", "KafkaStorage",
          "KAFKA_NETWORK_READ", "KafkaNetworkRead",
          "KAFKA_NETWORK_WRITE", "KafkaNetworkWrite");

  /** By metric; the inner name is the same, as clients read it. */
  public record Prices(Map<String, Metric> price_table) {}

  /**
   * Prices of one metric.
   *
   * @param prices by {@code cloud:region:availability:kind:network}
   */
  public record Metric(Map<String, BigDecimal> prices, String unit) {}

  /** A table without any price, for products that are not offered. */
  static PriceTable empty() {
    return new PriceTable(new Prices(Map.of()), "");
  }

  static PriceTable of(Catalog catalog, List<Region> regions, BillingMonth month) {
    Map<String, Metric> metrics = new TreeMap<>();
    for (Plan plan : catalog.plans()) {
      for (PriceLine line : plan.lines()) {
        String metric = METRICS.get(line.lineType());
        if (metric != null) {
          Metric found =
              metrics.computeIfAbsent(
                  metric, any -> new Metric(new TreeMap<>(), line.unit().name()));
          regions.forEach(region -> add(found, catalog, plan, line, region, month));
        }
      }
    }
    return new PriceTable(new Prices(metrics), "");
  }

  private static void add(
      Metric metric,
      Catalog catalog,
      Plan plan,
      PriceLine line,
      Region region,
      BillingMonth month) {
    UnitPrices.printed(catalog, line, region, month)
        .ifPresent(price -> {
          for (Zones zones : plan.zones()) {
            metric.prices().put(key(plan, zones, region), price);
          }
        });
  }

  private static String key(Plan plan, Zones zones, Region region) {
    return String.join(
            ":",
            region.cloud(),
            region.name(),
            zones == Zones.MULTI ? "high" : "low",
            plan.tier(),
            "internet")
        .toLowerCase(Locale.ROOT);
  }
}
