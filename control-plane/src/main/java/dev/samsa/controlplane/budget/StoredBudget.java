package dev.samsa.controlplane.budget;

import dev.samsa.billing.budget.Budget;
import dev.samsa.billing.budget.Consequence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A budget as it was read.
 *
 * @param terms amount and percentages
 * @param contacts who is told
 * @param standing where it stands in its month
 */
record StoredBudget(
    long key,
    long organizationKey,
    String displayName,
    BudgetScope scope,
    Budget terms,
    Contacts contacts,
    Standing standing,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * Who is told.
   *
   * @param webhook null for none
   * @param secretRound number of the webhook's secret
   */
  record Contacts(List<String> emails, String webhook, int secretRound) {
    Contacts {
      emails = List.copyOf(emails);
    }
  }

  /**
   * Where it stands.
   *
   * @param spent the most that was seen in the month since the budget was made or changed
   * @param warned percentages warned of in the month
   * @param evaluatedAt null before the first time
   */
  record Standing(
      YearMonth period,
      Consequence state,
      BigDecimal spent,
      List<Integer> warned,
      Instant evaluatedAt) {
    Standing {
      warned = List.copyOf(warned);
    }
  }

  String id() {
    return terms.id();
  }
}
