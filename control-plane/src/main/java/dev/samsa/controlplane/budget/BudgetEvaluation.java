package dev.samsa.controlplane.budget;

import dev.samsa.billing.budget.Consequence;
import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Takes the steps of one budget in one transaction: its state, the steps, what brokers are told,
 * the audit log and the messages to send stand together or not at all. The row is locked first, so
 * that of two processes the second finds the work done.
 */
@ApplicationScoped
class BudgetEvaluation {
  private static final String ACTOR = "platform";

  private final BudgetStore store;
  private final BudgetSteps steps;
  private final AccessChanges access;
  private final AuditLog audit;
  private final Database database;

  BudgetEvaluation(
      BudgetStore store,
      BudgetSteps steps,
      AccessChanges access,
      AuditLog audit,
      Database database) {
    this.store = store;
    this.steps = steps;
    this.access = access;
    this.audit = audit;
    this.database = database;
  }

  /**
   * Evaluates a budget, unless it was deleted meanwhile.
   *
   * @param month whose spending it is
   * @param spent in that month so far
   */
  @Transactional
  void evaluate(long budgetKey, YearMonth month, BigDecimal spent, Instant now) {
    store.lock(budgetKey).ifPresent(budget -> evaluate(budget, month, spent, now));
  }

  /** As above for a budget whose row the caller has locked. */
  @Transactional(TxType.MANDATORY)
  StoredBudget.Standing evaluate(
      StoredBudget locked, YearMonth month, BigDecimal spent, Instant now) {
    if (month.isBefore(locked.standing().period())) {
      // Reckoned before the month turned, and overtaken by one that was reckoned after it.
      return locked.standing();
    }
    BudgetStep.Plan plan = BudgetStep.plan(locked, month, spent, now);
    store.stand(locked, plan.next());
    for (BudgetStep step : plan.steps()) {
      steps.record(locked, month, step, now);
      audit.record(entry(locked, step));
      if (step.changesService()) {
        tellBrokers(locked);
      }
    }
    return plan.next();
  }

  /** Lifts what a budget does, as it is about to go. */
  @Transactional(TxType.MANDATORY)
  void release(StoredBudget locked) {
    if (locked.standing().state().compareTo(Consequence.WARNED) > 0) {
      tellBrokers(locked);
    }
  }

  /** Brokers are told anew of everything that the budget reaches. */
  void tellBrokers(StoredBudget budget) {
    switch (budget.scope().kind()) {
      case CLUSTER -> access.cluster(budget.scope().id());
      case ENVIRONMENT ->
          database
              .list(
                  """
                  SELECT c.public_id FROM kafka_cluster c
                  JOIN environment e ON e.id = c.environment_id
                  WHERE c.organization_id = ? AND e.public_id = ? AND c.state <> 'DELETED'
                  ORDER BY c.id
                  """,
                  row -> row.getString(1),
                  budget.organizationKey(),
                  budget.scope().id())
              .forEach(access::cluster);
      case ORGANIZATION, SERVICE_ACCOUNT -> access.organization(budget.organizationKey());
    }
  }

  private static AuditEntry entry(StoredBudget budget, BudgetStep step) {
    String action =
        switch (step.action()) {
          case WARN -> "budget.warn";
          case THROTTLE -> "budget.throttle";
          case SUSPEND -> "budget.suspend";
          case LIFT -> "budget.lift";
        };
    String reached =
        Optional.ofNullable(step.percent()).map(percent -> "at " + percent + " %: ").orElse("");
    return new AuditEntry(
        budget.organizationKey(),
        ACTOR,
        "",
        action,
        budget.id(),
        reached
            + step.spent().toPlainString()
            + " of "
            + step.amount().toPlainString()
            + " spent, "
            + budget.scope().kind()
            + " "
            + budget.scope().id());
  }
}
