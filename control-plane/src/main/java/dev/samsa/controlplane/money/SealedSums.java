package dev.samsa.controlplane.money;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the sealed hours of a month add up to, in place of the hours: a row for each meter and
 * cluster, however far the month has gone.
 */
@ApplicationScoped
class SealedSums {
  private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

  private final Database database;

  SealedSums(Database database) {
    this.database = database;
  }

  /**
   * What was found, by key of the cluster.
   *
   * @param facts the sums, each laid into the last hour that it covers
   * @param onlyByHours clusters of which the hours themselves are needed
   */
  record Found(Map<Long, List<HourFact>> facts, Set<Long> onlyByHours) {}

  /**
   * A sum.
   *
   * @param highest no hour is above it
   * @param outside whether some of it was used while the cluster did not run
   */
  record Sum(
      long clusterKey,
      UsageMeter meter,
      BigDecimal amount,
      BigDecimal highest,
      Instant lastHour,
      BigDecimal lastLevel,
      long gapSeconds,
      boolean outside) {

    /**
     * As hours that add up to it.
     *
     * @param spread whether none of them may be above the highest that there was
     */
    List<HourFact> facts(boolean spread) {
      if (!spread || amount.signum() == 0) {
        return List.of(fact(lastHour, amount, lastLevel, gapSeconds, 1));
      }
      BigDecimal[] parts = amount.divideAndRemainder(highest);
      boolean even = parts[1].signum() == 0;
      int full = parts[0].intValueExact() - (even ? 1 : 0);
      List<HourFact> facts = new ArrayList<>();
      facts.add(fact(lastHour, even ? highest : parts[1], lastLevel, gapSeconds, 1));
      if (full > 0) {
        facts.add(fact(lastHour.minusSeconds(HOUR_SECONDS), highest, BigDecimal.ZERO, 0, full));
      }
      return facts;
    }

    private HourFact fact(Instant hour, BigDecimal sum, BigDecimal level, long gap, int hours) {
      return new HourFact(clusterKey, hour, meter, sum, sum, level, gap, hours);
    }
  }

  /**
   * Sums of an organization's clusters.
   *
   * @param byHour meters whose free amount begins anew each hour
   */
  Found of(long organizationKey, BillingMonth month, Set<UsageMeter> byHour) {
    List<Sum> sums =
        database.list(
            """
            SELECT m.* FROM usage_month m JOIN kafka_cluster c ON c.id = m.cluster_id
            WHERE c.organization_id = ? AND m.month = ?
            """,
            SealedSums::sum,
            organizationKey,
            month.start());
    Map<Long, List<HourFact>> facts = new HashMap<>();
    Set<Long> onlyByHours = new HashSet<>();
    for (Sum sum : sums) {
      if (sum.outside() || sum.gapSeconds() > HOUR_SECONDS) {
        onlyByHours.add(sum.clusterKey());
      }
      facts
          .computeIfAbsent(sum.clusterKey(), _ -> new ArrayList<>())
          .addAll(sum.facts(byHour.contains(sum.meter())));
    }
    return new Found(facts, onlyByHours);
  }

  private static Sum sum(ResultSet row) throws SQLException {
    return new Sum(
        row.getLong("cluster_id"),
        UsageMeter.valueOf(row.getString("meter")),
        row.getBigDecimal("amount"),
        row.getBigDecimal("highest"),
        Database.instant(row, "last_hour"),
        row.getBigDecimal("last_level"),
        Math.min(row.getLong("gap_seconds"), HOUR_SECONDS + 1),
        row.getBoolean("outside"));
  }
}
