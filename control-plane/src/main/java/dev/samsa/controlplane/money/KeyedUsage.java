package dev.samsa.controlplane.money;

import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each topic, or each principal, of each cluster used of each meter. Filled once, then read.
 */
final class KeyedUsage {
  private final Map<String, Map<UsageMeter, Map<String, BigDecimal>>> clusters = new HashMap<>();

  void add(String cluster, UsageMeter meter, String key, BigDecimal amount) {
    clusters
        .computeIfAbsent(cluster, any -> new EnumMap<>(UsageMeter.class))
        .computeIfAbsent(meter, any -> new TreeMap<>())
        .merge(key, amount, BigDecimal::add);
  }

  /** Amounts by key, in the order of the keys. */
  Map<String, BigDecimal> of(String cluster, UsageMeter meter) {
    return clusters.getOrDefault(cluster, Map.of()).getOrDefault(meter, Map.of());
  }
}
