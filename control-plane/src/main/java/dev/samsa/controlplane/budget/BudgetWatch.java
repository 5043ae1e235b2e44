package dev.samsa.controlplane.budget;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.money.Spending;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks at all budgets again and again. Several control planes may do this at once. */
@ApplicationScoped
class BudgetWatch {
  private static final Logger LOG = Logger.getLogger(BudgetWatch.class);

  private final BudgetStore store;
  private final BudgetEvaluation evaluation;
  private final Spending spending;
  private final Clock clock;

  BudgetWatch(BudgetStore store, BudgetEvaluation evaluation, Spending spending, Clock clock) {
    this.store = store;
    this.evaluation = evaluation;
    this.spending = spending;
    this.clock = clock;
  }

  @Scheduled(
      identity = "budgets",
      every = "{samsa.budgets.every:20s}",
      delayed = "7s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    evaluateAll(clock.instant());
  }

  /** Evaluates every budget. */
  void evaluateAll(Instant now) {
    for (long organization : store.organizations()) {
      try {
        evaluate(organization, now);
      } catch (DatabaseException e) {
        // One organization's trouble must not keep the others waiting; the next run tries again.
        LOG.errorf(e, "budgets of organization %d could not be evaluated", organization);
      }
    }
  }

  /** Evaluates the budgets of an organization. */
  void evaluate(long organization, Instant now) {
    BillingMonth month = BillingMonth.of(now);
    List<Spending.ClusterAmount> amounts = spending.of(organization, month, now);
    for (StoredBudget budget : store.ofOrganization(organization)) {
      evaluation.evaluate(budget.key(), month.month(), spent(budget.scope(), amounts), now);
    }
  }

  /** What a scope has spent. Pure. */
  static BigDecimal spent(BudgetScope scope, List<Spending.ClusterAmount> amounts) {
    return amounts.stream()
        .filter(amount ->
            switch (scope.kind()) {
              case ORGANIZATION -> true;
              case ENVIRONMENT -> amount.environment().equals(scope.id());
              case CLUSTER -> amount.cluster().equals(scope.id());
              case SERVICE_ACCOUNT -> false;
            })
        .map(Spending.ClusterAmount::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
