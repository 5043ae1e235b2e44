package dev.samsa.controlplane.budget;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;

/** What is said of a step, to people and to programs. Pure. */
record BudgetMessages(
    StoredBudget budget, BudgetStep step, YearMonth period, String currency, Instant now) {

  /** A mail: the subject, an empty line, the text. */
  String mail() {
    String about =
        budget.scope().kind() == BudgetScope.Kind.ORGANIZATION
            ? "your organization"
            : budget.scope().id();
    String spent =
        "%s %s of %s %s are spent for %s in %s (%s %%)."
            .formatted(
                step.spent().toPlainString(),
                currency,
                step.amount().toPlainString(),
                currency,
                about,
                period,
                BudgetView.percent(step.spent(), step.amount()));
    return "Budget \"%s\": %s\n\n%s\n%s\n\nBudget %s. Nothing is ever deleted by a budget.\n"
        .formatted(budget.displayName(), headline(), spent, consequence(), budget.id());
  }

  /** A webhook's body. */
  String event() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", "budget." + step.action().name().toLowerCase(Locale.ROOT));
    event.put("timestamp", now.toString());
    ObjectNode data = event.putObject("data");
    data.put("budget", budget.id());
    data.put("display_name", budget.displayName());
    data.putObject("scope")
        .put("kind", budget.scope().kind().name())
        .put("id", budget.scope().id());
    data.put("month", period.toString());
    data.put("action", step.action().name());
    data.put("percent", step.percent());
    data.put("spent", step.spent().toPlainString());
    data.put("amount", step.amount().toPlainString());
    data.put("currency", currency);
    data.put("state", step.to().name());
    return event.toString();
  }

  private String headline() {
    return switch (step.action()) {
      case WARN -> step.percent() + " % spent";
      case THROTTLE -> "clients are slowed down";
      case SUSPEND -> "clients are stopped";
      case LIFT -> "limits are lifted";
    };
  }

  private String consequence() {
    return switch (step.action()) {
      case WARN -> "Nothing has changed for your clients.";
      case THROTTLE ->
          "Clients are slowed down step by step from now on. Raise the budget to lift this; it ends"
              + " by itself with the month.";
      case SUSPEND ->
          (switch (budget.terms().suspension()) {
                case READS_ONLY -> "Clients can read and no longer write.";
                case OFF -> "Clients are no longer served.";
              })
              + " Raise the budget to lift this; it ends by itself with the month.";
      case LIFT ->
          switch (step.to()) {
            case THROTTLED -> "Clients are served again, slowed down.";
            case NONE, WARNED, SUSPENDED -> "Clients are served as before.";
          };
    };
  }
}
