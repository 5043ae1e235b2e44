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
import java.util.Map;
import java.util.function.Predicate;
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
    List<StoredBudget> budgets = store.ofOrganization(organization);
    boolean byPrincipal =
        budgets.stream()
            .anyMatch(budget -> budget.scope().kind() == BudgetScope.Kind.SERVICE_ACCOUNT);
    Map<String, BigDecimal> principals =
        byPrincipal ? spending.byPrincipal(organization, month, now) : Map.of();
    for (StoredBudget budget : budgets) {
      evaluation.evaluate(
          budget.key(), month.month(), spent(budget.scope(), amounts, principals), now);
    }
  }

  /** What a scope has spent by now. */
  BigDecimal spent(long organization, BudgetScope scope, BillingMonth month, Instant now) {
    return scope.kind() == BudgetScope.Kind.SERVICE_ACCOUNT
        ? spent(scope, List.of(), spending.byPrincipal(organization, month, now))
        : spent(scope, spending.of(organization, month, now), Map.of());
  }

  private static BigDecimal spent(
      BudgetScope scope, List<Spending.ClusterAmount> amounts, Map<String, BigDecimal> principals) {
    return switch (scope.kind()) {
      case ORGANIZATION -> sum(amounts, amount -> true);
      case ENVIRONMENT -> sum(amounts, amount -> amount.environment().equals(scope.id()));
      case CLUSTER -> sum(amounts, amount -> amount.cluster().equals(scope.id()));
      case SERVICE_ACCOUNT -> principals.getOrDefault(scope.id(), BigDecimal.ZERO);
    };
  }

  private static BigDecimal sum(
      List<Spending.ClusterAmount> amounts, Predicate<Spending.ClusterAmount> within) {
    return amounts.stream()
        .filter(within)
        .map(Spending.ClusterAmount::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
