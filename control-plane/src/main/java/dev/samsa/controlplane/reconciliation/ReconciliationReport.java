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
   * @param invoices_compared issued invoices that were rated again
   * @param invoices_with_residuals of those, invoices that differ from what rating comes to
   */
  record Summary(
      long hours_compared,
      long hours_behind,
      long hours_with_residuals,
      long silent_clusters,
      long invoices_compared,
      long invoices_with_residuals) {
    static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0);
  }

  /**
   * A line of an invoice that differs from what rating comes to.
   *
   * @param what QUANTITY or AMOUNT
   * @param expected by rating
   * @param actual on the invoice
   */
  record InvoiceFindingView(
      String invoice,
      String number,
      String line_key,
      String what,
      String expected,
      String actual) {}

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
              count(DISTINCT r.cluster_id) FILTER (WHERE r.silent) AS silent,
              (SELECT count(*) FROM reconciled_invoice) AS invoices,
              (SELECT count(*) FROM reconciled_invoice i WHERE i.residuals > 0) AS unequal
            FROM reconciled_hour r WHERE r.hour >= ?
            """,
            row ->
                new Summary(
                    row.getLong("compared"),
                    row.getLong("behind"),
                    row.getLong("residuals"),
                    row.getLong("silent"),
                    row.getLong("invoices"),
                    row.getLong("unequal")),
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

  /** The newest invoices first. */
  List<InvoiceFindingView> invoiceFindings(int limit) {
    return database.list(
        """
        SELECT i.public_id, i.number, r.* FROM invoice_residual r JOIN invoice i ON i.id = r.invoice_id
        ORDER BY r.invoice_id DESC, r.line_key, r.what LIMIT ?
        """,
        row ->
            new InvoiceFindingView(
                row.getString("public_id"),
                row.getString("number"),
                row.getString("line_key"),
                row.getString("what"),
                row.getBigDecimal("expected").toPlainString(),
                row.getBigDecimal("actual").toPlainString()),
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
