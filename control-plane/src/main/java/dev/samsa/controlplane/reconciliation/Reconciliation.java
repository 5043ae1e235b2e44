package dev.samsa.controlplane.reconciliation;

import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.RunningTime;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Compares one hour of one cluster and keeps what it finds, in one transaction. */
@ApplicationScoped
class Reconciliation {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String ACTOR = "platform";

  private final Database database;
  private final RunningTime runningTime;
  private final AuditLog audit;

  Reconciliation(Database database, RunningTime runningTime, AuditLog audit) {
    this.database = database;
    this.runningTime = runningTime;
    this.audit = audit;
  }

  /**
   * An hour to compare.
   *
   * @param sealed whether it is sealed
   * @param carried whether levels were carried in it
   */
  record Hour(
      long clusterKey,
      String cluster,
      long organizationKey,
      Instant start,
      boolean sealed,
      boolean carried) {}

  /**
   * Compares an hour. Done again, or by two at once, it comes to the same; the audit log has an
   * entry for each finding that was not there before.
   */
  @Transactional
  void compare(Hour hour, RatedQuantities rated, Instant now) {
    // Whoever compares the same hour at the same time comes after this one.
    database.update(
        """
        INSERT INTO reconciled_hour (cluster_id, hour, compared_at, sealed, silent, residuals)
        VALUES (?, ?, ?, false, false, 0) ON CONFLICT (cluster_id, hour) DO UPDATE
          SET compared_at = excluded.compared_at
        """,
        hour.clusterKey(),
        hour.start(),
        now);
    boolean knownSilent = knownSilent(hour);
    HourComparison comparison = new HourComparison();
    batches(hour, comparison);
    gaps(hour, comparison);
    boolean silent = comparison.batches() == 0 && ran(hour);
    List<Residual> residuals = hour.sealed() ? nonZero(hour, comparison, rated) : List.of();
    for (Residual residual : residuals) {
      keep(hour, residual);
    }
    drop(hour, residuals);
    if (hour.sealed()) {
      keepPrincipals(hour, comparison.principals());
    }
    database.update(
        """
        UPDATE reconciled_hour SET sealed = ?, silent = ?, residuals = ?
        WHERE cluster_id = ? AND hour = ?
        """,
        hour.sealed(),
        silent,
        residuals.size(),
        hour.clusterKey(),
        hour.start());
    if (silent && !knownSilent) {
      write(
          hour,
          "reconciliation.silent",
          "The cluster ran from " + hour.start() + " on for the hour and reported nothing.");
    }
  }

  private boolean knownSilent(Hour hour) {
    return database
        .first(
            "SELECT silent FROM reconciled_hour WHERE cluster_id = ? AND hour = ? FOR UPDATE",
            row -> row.getBoolean(1),
            hour.clusterKey(),
            hour.start())
        .orElse(false);
  }

  private boolean ran(Hour hour) {
    Span span = new Span(hour.start(), hour.start().plus(HOUR));
    return !Span.total(runningTime.of(hour.clusterKey(), span)).isZero();
  }

  private void batches(Hour hour, HourComparison comparison) {
    database.list(
        """
        SELECT payload FROM usage_batch
        WHERE cluster_id = ? AND window_start >= ? AND window_start < ?
        """,
        row -> {
          comparison.add(DescriptionJson.read(row.getString(1), UsageBatch.class));
          return comparison;
        },
        hour.clusterKey(),
        hour.start(),
        hour.start().plus(HOUR));
  }

  private void gaps(Hour hour, HourComparison comparison) {
    database.list(
        """
        SELECT broker, totals_id, topic_id, meter, from_total, to_total FROM usage_gap
        WHERE cluster_id = ? AND before >= ? AND before < ? AND filled_at IS NULL
        """,
        row -> {
          comparison.addGap(
              new HourComparison.Counter(
                  row.getInt("broker"),
                  row.getString("totals_id"),
                  row.getString("topic_id"),
                  UsageMeter.valueOf(row.getString("meter"))),
              row.getLong("from_total"),
              row.getLong("to_total"));
          return comparison;
        },
        hour.clusterKey(),
        hour.start(),
        hour.start().plus(HOUR));
  }

  private List<Residual> nonZero(Hour hour, HourComparison comparison, RatedQuantities rated) {
    Map<UsageMeter, BigDecimal> buckets = sums("usage_bucket", hour);
    List<Residual> residuals =
        new ArrayList<>(
            comparison.residuals(buckets, sums("usage_topic_bucket", hour), hour.carried()));
    residuals.addAll(rated.compare(hour.organizationKey(), hour.cluster(), hour.start(), buckets));
    return residuals.stream().filter(residual -> !residual.isZero()).toList();
  }

  private Map<UsageMeter, BigDecimal> sums(String table, Hour hour) {
    Map<UsageMeter, BigDecimal> sums = new EnumMap<>(UsageMeter.class);
    database.list(
        "SELECT meter, sum(amount) AS amount FROM ("
            + "SELECT meter, amount FROM "
            + table
            + " WHERE cluster_id = ? AND hour = ?"
            + " UNION ALL SELECT meter, amount FROM usage_correction"
            + " WHERE cluster_id = ? AND hour = ?) f GROUP BY meter",
        row -> sums.put(UsageMeter.valueOf(row.getString("meter")), row.getBigDecimal("amount")),
        hour.clusterKey(),
        hour.start(),
        hour.clusterKey(),
        hour.start());
    return sums;
  }

  private void keep(Hour hour, Residual residual) {
    boolean changed =
        database
            .first(
                """
                INSERT INTO reconciliation_residual AS r
                  (cluster_id, hour, meter, stage, expected, actual)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (cluster_id, hour, meter, stage) DO UPDATE
                  SET expected = excluded.expected, actual = excluded.actual
                  WHERE r.expected <> excluded.expected OR r.actual <> excluded.actual
                RETURNING 1
                """,
                row -> true,
                hour.clusterKey(),
                hour.start(),
                residual.meter().name(),
                residual.stage().name(),
                residual.expected(),
                residual.actual())
            .orElse(false);
    if (changed) {
      write(
          hour,
          "reconciliation.residual",
          "%s %s in the hour of %s: %s before, %s after, %s missing"
              .formatted(
                  residual.meter(),
                  residual.stage(),
                  hour.start(),
                  residual.expected().toPlainString(),
                  residual.actual().toPlainString(),
                  residual.difference().toPlainString()));
    }
  }

  /** What was found before and is no more: a late window has filled it. */
  private void drop(Hour hour, List<Residual> residuals) {
    database.update(
        """
        DELETE FROM reconciliation_residual
        WHERE cluster_id = ? AND hour = ? AND meter || '/' || stage <> ALL (?::text[])
        """,
        hour.clusterKey(),
        hour.start(),
        residuals.stream()
            .map(residual -> residual.meter() + "/" + residual.stage())
            .toArray(String[]::new));
  }

  /** All windows of the hour are at hand here, so that its principals are summed up here. */
  private void keepPrincipals(Hour hour, Map<HourComparison.Principal, BigDecimal> principals) {
    database.update(
        "DELETE FROM usage_principal_bucket WHERE cluster_id = ? AND hour = ?",
        hour.clusterKey(),
        hour.start());
    principals.forEach((principal, amount) ->
        database.update(
            """
            INSERT INTO usage_principal_bucket (cluster_id, hour, meter, principal, amount)
            VALUES (?, ?, ?, ?, ?)
            """,
            hour.clusterKey(),
            hour.start(),
            principal.meter().name(),
            principal.name(),
            amount));
  }

  private void write(Hour hour, String action, String detail) {
    audit.record(new AuditEntry(hour.organizationKey(), ACTOR, "", action, hour.cluster(), detail));
  }
}
