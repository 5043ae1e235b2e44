package dev.samsa.controlplane.budget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.budget.Budget;
import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.TextRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a tenant sends for a budget and refuses what cannot be. Pure. */
final class BudgetRules {
  private static final TextRule DISPLAY_NAME = new TextRule("/display_name", 64);
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);
  private static final int DECIMALS = 6;
  private static final int MOST_EMAILS = 10;
  private static final int MOST_WARNINGS = 20;
  private static final List<Integer> USUAL_WARNINGS = List.of(50, 80, 100);

  private BudgetRules() {}

  /** The terms of a new budget. */
  static BudgetTerms create(BudgetInput input) {
    BudgetTerms blank =
        new BudgetTerms(
            DISPLAY_NAME.required(input.display_name()),
            BigDecimal.ONE,
            USUAL_WARNINGS,
            Optional.empty(),
            Optional.empty(),
            Budget.Suspension.READS_ONLY,
            List.of(),
            Optional.empty());
    if (input.amount() == null || input.amount().isNull()) {
      throw ApiException.invalid("/amount", "amount must be given, such as \"100.00\".");
    }
    return change(blank, input);
  }

  /** The terms after a change; what was not sent stays. */
  static BudgetTerms change(BudgetTerms present, BudgetInput input) {
    BudgetTerms terms =
        new BudgetTerms(
            input.display_name() == null
                ? present.displayName()
                : DISPLAY_NAME.required(input.display_name()),
            input.amount() == null ? present.amount() : amount(input.amount()),
            input.warn_at() == null ? present.warnAt() : warnings(input.warn_at()),
            percent("throttle_at", input.throttle_at(), present.throttleAt()),
            percent("suspend_at", input.suspend_at(), present.suspendAt()),
            input.suspension() == null ? present.suspension() : suspension(input.suspension()),
            input.emails() == null ? present.emails() : emails(input.emails()),
            webhook(input.webhook(), present.webhook()));
    requireSound(terms);
    return terms;
  }

  /** The scope of a new budget, its form checked. */
  static BudgetScope scope(BudgetInput.Scope scope, String organization) {
    if (scope == null || scope.kind() == null) {
      throw ApiException.invalid("/scope/kind", "scope.kind must be given: " + kinds() + ".");
    }
    BudgetScope.Kind kind;
    try {
      kind = BudgetScope.Kind.valueOf(scope.kind().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("/scope/kind", "scope.kind must be one of " + kinds() + ".");
    }
    if (kind == BudgetScope.Kind.ORGANIZATION) {
      return new BudgetScope(kind, organization);
    }
    if (scope.id() == null || scope.id().isBlank()) {
      throw ApiException.invalid("/scope/id", "scope.id must be given for " + kind + ".");
    }
    return new BudgetScope(kind, scope.id());
  }

  private static String kinds() {
    return "ORGANIZATION, ENVIRONMENT, CLUSTER, SERVICE_ACCOUNT";
  }

  /** The billing library has the rules between the fields. */
  private static void requireSound(BudgetTerms terms) {
    try {
      new Budget(
          "bgt",
          terms.amount(),
          terms.warnAt(),
          terms.throttleAt(),
          terms.suspendAt(),
          terms.suspension());
    } catch (InvalidInputException e) {
      throw ApiException.invalid("/" + e.field(), e.getMessage() + ".");
    }
  }

  private static BigDecimal amount(JsonNode node) {
    BigDecimal amount = null;
    if (node.isNumber()) {
      amount = node.decimalValue();
    } else if (node.isTextual() && node.textValue().matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
      amount = new BigDecimal(node.textValue());
    }
    if (amount == null
        || amount.signum() <= 0
        || amount.compareTo(LARGEST) >= 0
        || amount.stripTrailingZeros().scale() > DECIMALS) {
      throw ApiException.invalid(
          "/amount",
          "amount must be a decimal above zero with at most six decimals, such as \"100.00\".");
    }
    return amount;
  }

  private static List<Integer> warnings(List<Integer> percentages) {
    if (percentages.size() > MOST_WARNINGS || percentages.contains(null)) {
      throw ApiException.invalid(
          "/warn_at", "warn_at must be at most " + MOST_WARNINGS + " whole percentages.");
    }
    return percentages;
  }

  private static Optional<Integer> percent(String field, JsonNode node, Optional<Integer> present) {
    if (node == null) {
      return present;
    }
    if (node.isNull()) {
      return Optional.empty();
    }
    if (!node.isInt()) {
      throw ApiException.invalid(
          "/" + field, field + " must be a whole percentage such as 110, or null for never.");
    }
    return Optional.of(node.intValue());
  }

  private static Budget.Suspension suspension(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "READS_ONLY" -> Budget.Suspension.READS_ONLY;
      case "OFF" -> Budget.Suspension.OFF;
      default -> throw ApiException.invalid("/suspension", "suspension must be READS_ONLY or OFF.");
    };
  }

  private static List<String> emails(List<String> given) {
    if (given.size() > MOST_EMAILS) {
      throw ApiException.invalid(
          "/emails", "emails must be at most " + MOST_EMAILS + " addresses.");
    }
    try {
      return given.stream().map(EmailAddress::parse).map(EmailAddress::text).distinct().toList();
    } catch (ApiException e) {
      throw ApiException.invalid(
          "/emails", "Each of emails must be an address such as ann@example.com.");
    }
  }

  private static Optional<String> webhook(JsonNode node, Optional<String> present) {
    if (node == null) {
      return present;
    }
    if (node.isNull()) {
      return Optional.empty();
    }
    if (!node.path("url").isTextual()) {
      throw ApiException.invalid(
          "/webhook/url", "webhook.url must be given, such as https://hooks.example.com/samsa.");
    }
    return Optional.of(node.get("url").textValue().strip());
  }
}
