package dev.samsa.controlplane.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.money.Spending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down the steps that budgets took, and the messages that tell of them. */
@ApplicationScoped
class BudgetSteps {
  private final Database database;
  private final Spending spending;

  BudgetSteps(Database database, Spending spending) {
    this.database = database;
    this.spending = spending;
  }

  /** A message about a step, and what became of it. */
  record DeliveryView(
      String channel, String target, String state, int attempts, String last_error) {}

  /** A step on the wire. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StepView(
      long key,
      Instant at,
      String action,
      Integer percent,
      String spent,
      String amount,
      String from,
      String to,
      List<DeliveryView> deliveries) {}

  /** Writes a step with a message to each contact of the budget. */
  @Transactional(TxType.MANDATORY)
  void record(StoredBudget budget, YearMonth period, BudgetStep step, Instant now) {
    long key =
        database
            .first(
                """
                INSERT INTO budget_step (budget_id, period, at, action, percent, spent, amount,
                  from_state, to_state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                row -> row.getLong(1),
                budget.key(),
                Date.valueOf(period.atDay(1)),
                now,
                step.action().name(),
                step.percent(),
                step.spent(),
                step.amount(),
                step.from().name(),
                step.to().name())
            .orElseThrow();
    String currency = spending.currency(budget.organizationKey(), new BillingMonth(period));
    BudgetMessages messages = new BudgetMessages(budget, step, period, currency, now);
    for (String email : budget.contacts().emails()) {
      queue(key, Channel.EMAIL, email, 0, messages.mail(), now);
    }
    if (budget.contacts().webhook() != null) {
      int round = budget.contacts().secretRound();
      queue(key, Channel.WEBHOOK, budget.contacts().webhook(), round, messages.event(), now);
    }
  }

  /** How a message goes. */
  enum Channel {
    EMAIL,
    WEBHOOK
  }

  private void queue(
      long step, Channel channel, String target, int round, String body, Instant now) {
    database.update(
        """
        INSERT INTO budget_delivery (public_id, step_id, channel, target, secret_round, body,
          next_attempt_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        PublicIds.create("msg"),
        step,
        channel.name(),
        target,
        round,
        body,
        now,
        now);
  }

  /** Steps of a budget, newest first, those below a key; keys are what pages go by. */
  List<StepView> latest(StoredBudget budget, long before, int limit) {
    Map<Long, List<DeliveryView>> deliveries = new HashMap<>();
    database.list(
        """
        SELECT d.* FROM budget_delivery d JOIN budget_step s ON s.id = d.step_id
        WHERE s.budget_id = ? ORDER BY d.id
        """,
        row ->
            deliveries
                .computeIfAbsent(row.getLong("step_id"), any -> new java.util.ArrayList<>())
                .add(
                    new DeliveryView(
                        row.getString("channel"),
                        row.getString("target"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("last_error"))),
        budget.key());
    return database.list(
        "SELECT * FROM budget_step WHERE budget_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        row ->
            new StepView(
                row.getLong("id"),
                Database.instant(row, "at"),
                row.getString("action"),
                row.getObject("percent", Integer.class),
                text(row.getBigDecimal("spent")),
                text(row.getBigDecimal("amount")),
                row.getString("from_state"),
                row.getString("to_state"),
                deliveries.getOrDefault(row.getLong("id"), List.of())),
        budget.key(),
        before,
        limit);
  }

  private static String text(BigDecimal value) {
    return value.toPlainString();
  }
}
