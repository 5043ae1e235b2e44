package dev.samsa.controlplane.budget;

import dev.samsa.billing.budget.Budget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a tenant decides about a budget, checked. */
record BudgetTerms(
    String displayName,
    BigDecimal amount,
    List<Integer> warnAt,
    Optional<Integer> throttleAt,
    Optional<Integer> suspendAt,
    Budget.Suspension suspension,
    List<String> emails,
    Optional<String> webhook) {

  static BudgetTerms of(StoredBudget budget) {
    Budget terms = budget.terms();
    return new BudgetTerms(
        budget.displayName(),
        terms.amount(),
        terms.warnAt(),
        terms.throttleAt(),
        terms.suspendAt(),
        terms.suspension(),
        budget.contacts().emails(),
        Optional.ofNullable(budget.contacts().webhook()));
  }
}
