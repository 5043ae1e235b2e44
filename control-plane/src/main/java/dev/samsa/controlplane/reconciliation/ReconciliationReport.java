package dev.samsa.controlplane.reconciliation;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the reconciliation found, as the operator sees it. */
@ApplicationScoped
class ReconciliationReport {
  private final Database database;
  private final ReconciliationConfig config;
  private final Clock clock;

  ReconciliationReport(Database database, ReconciliationConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Numbers over all clusters, of the hours within reach.
   *
   * @param hours_compared hours that were compared
   * @param hours_behind sealed hours that are still to be compared
   * @param hours_with_residuals of those compared, hours in which two stages differ
   * @param silent_clusters clusters with an hour in which they ran and reported nothing
   */
  record Summary(
      long hours_compared, long hours_behind, long hours_with_residuals, long silent_clusters) {
    static final Summary NOTHING = new Summary(0, 0, 0, 0);
  }

  /** A difference between two stages, in the meter's raw unit. */
  record ResidualView(
      String meter, String stage, String expected, String actual, String residual) {}

  /** An hour of a cluster with something to look at. */
  record FindingView(
      String cluster_id,
      Instant hour,
      boolean silent,
      Instant compared_at,
      List<ResidualView> residuals) {}

  Summary summary() {
    Instant since = clock.instant().minus(config.reach());
    return database
        .first(
            """
            SELECT count(*) FILTER (WHERE r.sealed) AS compared,
              (SELECT count(*) FROM usage_hour h
                 LEFT JOIN reconciled_hour d ON d.cluster_id = h.cluster_id AND d.hour = h.hour
               WHERE h.hour >= ? AND h.sealed_at IS NOT NULL AND NOT coalesce(d.sealed, false))
                AS behind,
              count(*) FILTER (WHERE r.residuals > 0) AS residuals,
              count(DISTINCT r.cluster_id) FILTER (WHERE r.silent) AS silent
            FROM reconciled_hour r WHERE r.hour >= ?
            """,
            row ->
                new Summary(
                    row.getLong("compared"),
                    row.getLong("behind"),
                    row.getLong("residuals"),
                    row.getLong("silent")),
            since,
            since)
        .orElse(Summary.NOTHING);
  }

  /** The newest first. */
  List<FindingView> findings(int limit) {
    Map<String, List<ResidualView>> residuals = residuals();
    return database.list(
        """
        SELECT c.public_id, r.* FROM reconciled_hour r JOIN kafka_cluster c ON c.id = r.cluster_id
        WHERE r.silent OR r.residuals > 0 ORDER BY r.hour DESC, r.cluster_id LIMIT ?
        """,
        row ->
            new FindingView(
                row.getString("public_id"),
                Database.instant(row, "hour"),
                row.getBoolean("silent"),
                Database.instant(row, "compared_at"),
                residuals.getOrDefault(
                    row.getString("public_id") + "/" + Database.instant(row, "hour"), List.of())),
        limit);
  }

  private Map<String, List<ResidualView>> residuals() {
    Map<String, List<ResidualView>> residuals = new HashMap<>();
    database.list(
        """
        SELECT c.public_id, r.* FROM reconciliation_residual r
        JOIN kafka_cluster c ON c.id = r.cluster_id
        WHERE r.hour >= ? ORDER BY r.hour, r.stage, r.meter
        """,
        row ->
            residuals
                .computeIfAbsent(
                    row.getString("public_id") + "/" + Database.instant(row, "hour"),
                    any -> new ArrayList<>())
                .add(
                    new ResidualView(
                        row.getString("meter"),
                        row.getString("stage"),
                        row.getBigDecimal("expected").toPlainString(),
                        row.getBigDecimal("actual").toPlainString(),
                        row.getBigDecimal("expected")
                            .subtract(row.getBigDecimal("actual"))
                            .toPlainString())),
        clock.instant().minus(config.reach()));
    return residuals;
  }
}
