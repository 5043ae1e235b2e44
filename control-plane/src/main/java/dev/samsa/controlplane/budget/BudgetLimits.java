package dev.samsa.controlplane.budget;

import dev.samsa.billing.budget.Budget;
import dev.samsa.billing.budget.Consequence;
import dev.samsa.controlplane.access.ServiceLimits;
import dev.samsa.controlplane.database.Database;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What the budgets that reach a cluster leave of its service. */
@ApplicationScoped
class BudgetLimits implements ServiceLimits {
  private final Database database;
  private final BudgetConfig config;

  BudgetLimits(Database database, BudgetConfig config) {
    this.database = database;
    this.config = config;
  }

  /**
   * A budget that has acted.
   *
   * @param throttles whether it throttles too, where it suspends
   */
  record Acting(
      BudgetScope scope, Consequence state, Budget.Suspension suspension, boolean throttles) {}

  @Override
  public Limits of(String clusterId) {
    List<Acting> acting =
        database.list(
            """
            SELECT b.scope_kind, b.scope_id, b.state, b.suspension, b.throttle_at
            FROM kafka_cluster c
              JOIN environment e ON e.id = c.environment_id
              JOIN budget b ON b.organization_id = c.organization_id
            WHERE c.public_id = ? AND b.deleted_at IS NULL
              AND b.state IN ('THROTTLED', 'SUSPENDED')
              AND (b.scope_kind IN ('ORGANIZATION', 'SERVICE_ACCOUNT')
                OR b.scope_id IN (c.public_id, e.public_id))
            ORDER BY b.id
            """,
            row ->
                new Acting(
                    new BudgetScope(
                        BudgetScope.Kind.valueOf(row.getString("scope_kind")),
                        row.getString("scope_id")),
                    Consequence.valueOf(row.getString("state")),
                    Budget.Suspension.valueOf(row.getString("suspension")),
                    row.getObject("throttle_at") != null),
            clusterId);
    if (acting.isEmpty()) {
      return Limits.NONE;
    }
    long brokers =
        database
            .first(
                """
                SELECT count(*) FROM kafka_node n JOIN kafka_cluster c ON c.id = n.cluster_id
                WHERE c.public_id = ?
                """,
                row -> row.getLong(1),
                clusterId)
            .orElse(1L);
    return combine(acting, config.throttledBytesPerSecond() * Math.max(1, brokers));
  }

  /** The strictest of all; a principal's own stand beside the cluster's. Pure. */
  static Limits combine(List<Acting> acting, long bytesPerSecond) {
    ServiceMode mode = ServiceMode.FULL;
    List<PrincipalQuota> quotas = new ArrayList<>();
    for (Acting budget : acting) {
      ServiceMode own = mode(budget);
      Long rate =
          budget.state() == Consequence.THROTTLED || budget.throttles() ? bytesPerSecond : null;
      if (budget.scope().kind() == BudgetScope.Kind.SERVICE_ACCOUNT) {
        merge(quotas, new PrincipalQuota(budget.scope().id(), rate, rate, own));
      } else {
        mode = stricter(mode, own);
        if (rate != null) {
          merge(quotas, new PrincipalQuota(PrincipalQuota.CLUSTER, rate, rate, ServiceMode.FULL));
        }
      }
    }
    return new Limits(mode, quotas);
  }

  private static ServiceMode mode(Acting budget) {
    if (budget.state() != Consequence.SUSPENDED) {
      return ServiceMode.FULL;
    }
    return switch (budget.suspension()) {
      case READS_ONLY -> ServiceMode.READ_ONLY;
      case OFF -> ServiceMode.OFF;
    };
  }

  private static void merge(List<PrincipalQuota> quotas, PrincipalQuota quota) {
    for (int i = 0; i < quotas.size(); i++) {
      PrincipalQuota had = quotas.get(i);
      if (had.principal().equals(quota.principal())) {
        Long rate = had.ingressBytesPerSecond();
        quotas.set(
            i,
            new PrincipalQuota(
                quota.principal(),
                rate == null ? quota.ingressBytesPerSecond() : rate,
                rate == null ? quota.egressBytesPerSecond() : had.egressBytesPerSecond(),
                stricter(had.mode(), quota.mode())));
        return;
      }
    }
    quotas.add(quota);
  }

  /** Modes go from all to nothing. */
  private static ServiceMode stricter(ServiceMode one, ServiceMode other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
