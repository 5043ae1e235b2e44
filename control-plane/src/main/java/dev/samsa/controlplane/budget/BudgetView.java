package dev.samsa.controlplane.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** A budget on the wire. Decimals are text, so that no reader rounds them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BudgetView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String display_name,
    Scope scope,
    String amount,
    String currency,
    List<Integer> warn_at,
    Integer throttle_at,
    Integer suspend_at,
    String suspension,
    List<String> emails,
    Webhook webhook,
    Status status) {

  /** What it is for. */
  record Scope(String kind, String id) {}

  /**
   * Where messages are posted.
   *
   * @param secret that signs them; only in the answer that first has it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Webhook(String url, String secret) {}

  /** First instant of a month, and first after it. */
  record Period(Instant start, Instant end) {}

  /**
   * Where it stands in its month.
   *
   * @param state NONE, WARNED, THROTTLED or SUSPENDED
   * @param percent of the amount that is spent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Status(
      String state,
      Period period,
      String spent,
      String percent,
      List<Integer> warned_at,
      Instant evaluated_at) {}

  static BudgetView of(StoredBudget budget, String currency, ResourceLinks links) {
    StoredBudget.Standing standing = budget.standing();
    BillingMonth month = new BillingMonth(standing.period());
    return new BudgetView(
        "billing/v1",
        "Budget",
        budget.id(),
        new ObjectMetadata(
            links.url("/billing/v1/budgets/" + budget.id()),
            null,
            budget.createdAt(),
            budget.updatedAt()),
        budget.displayName(),
        new Scope(budget.scope().kind().name(), budget.scope().id()),
        budget.terms().amount().toPlainString(),
        currency,
        budget.terms().warnAt(),
        budget.terms().throttleAt().orElse(null),
        budget.terms().suspendAt().orElse(null),
        budget.terms().suspension().name(),
        budget.contacts().emails(),
        budget.contacts().webhook() == null ? null : new Webhook(budget.contacts().webhook(), null),
        new Status(
            standing.state().name(),
            new Period(month.start(), month.end()),
            standing.spent().toPlainString(),
            percent(standing.spent(), budget.terms().amount()),
            standing.warned(),
            standing.evaluatedAt()));
  }

  /** The same with the secret of its webhook. */
  BudgetView revealing(String secret) {
    return new BudgetView(
        api_version,
        kind,
        id,
        metadata,
        display_name,
        scope,
        amount,
        currency,
        warn_at,
        throttle_at,
        suspend_at,
        suspension,
        emails,
        new Webhook(webhook.url(), secret),
        status);
  }

  /** One decimal, never rounded up: 80.0 is reached and not nearly reached. */
  static String percent(BigDecimal spent, BigDecimal amount) {
    return spent.movePointRight(2).divide(amount, 1, RoundingMode.DOWN).toPlainString();
  }
}
