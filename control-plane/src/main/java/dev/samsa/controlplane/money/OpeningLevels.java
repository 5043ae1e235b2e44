package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The levels that a month begins with: the last ones of the hour before. */
@ApplicationScoped
class OpeningLevels {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;

  OpeningLevels(Database database) {
    this.database = database;
  }

  /** Of an organization's clusters, by their keys; the maps are the caller's to change. */
  Map<Long, Map<UsageMeter, BigDecimal>> of(long organizationKey, BillingMonth month) {
    Map<Long, Map<UsageMeter, BigDecimal>> openings = new HashMap<>();
    database.list(
        """
        SELECT b.cluster_id, b.meter, b.last_level
        FROM usage_bucket b JOIN kafka_cluster c ON c.id = b.cluster_id
        WHERE c.organization_id = ? AND b.hour = ? AND b.last_level > 0
        """,
        row ->
            openings
                .computeIfAbsent(row.getLong("cluster_id"), any -> new EnumMap<>(UsageMeter.class))
                .put(UsageMeter.valueOf(row.getString("meter")), row.getBigDecimal("last_level")),
        organizationKey,
        month.start().minus(HOUR));
    return openings;
  }

  /** Of one cluster. */
  Map<UsageMeter, BigDecimal> ofCluster(long clusterKey, BillingMonth month) {
    Map<UsageMeter, BigDecimal> openings = new EnumMap<>(UsageMeter.class);
    database.list(
        """
        SELECT meter, last_level FROM usage_bucket
        WHERE cluster_id = ? AND hour = ? AND last_level > 0
        """,
        row ->
            openings.put(
                UsageMeter.valueOf(row.getString("meter")), row.getBigDecimal("last_level")),
        clusterKey,
        month.start().minus(HOUR));
    return openings;
  }
}
