package dev.samsa.controlplane.budget;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.webhook.WebhookSecrets;
import dev.samsa.controlplane.webhook.WebhookTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What tenants do with their budgets. A budget is evaluated as soon as it is made or changed. */
@ApplicationScoped
class Budgets {
  private final BudgetStore store;
  private final BudgetScopes scopes;
  private final BudgetEvaluation evaluation;
  private final BudgetWatch watch;
  private final WebhookSecrets secrets;
  private final AuditLog audit;
  private final Database database;
  private final BudgetConfig config;
  private final Clock clock;

  Budgets(
      BudgetStore store,
      BudgetScopes scopes,
      BudgetEvaluation evaluation,
      BudgetWatch watch,
      WebhookSecrets secrets,
      AuditLog audit,
      Database database,
      BudgetConfig config,
      Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.evaluation = evaluation;
    this.watch = watch;
    this.secrets = secrets;
    this.audit = audit;
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A budget after a change.
   *
   * @param newSecret of its webhook, if it has just come about
   */
  record Changed(StoredBudget budget, Optional<String> newSecret) {}

  /**
   * Makes a budget.
   *
   * @throws ApiException 400 for what cannot be, 404 for a scope that is not there, 402 when the
   *     organization has all the budgets it may have
   */
  @Transactional
  Changed create(Caller.Tenant caller, BudgetInput input) {
    BudgetTerms terms = BudgetRules.create(input);
    BudgetScope scope =
        scopes.require(
            caller.organizationKey(),
            BudgetRules.scope(input.scope(), caller.organization().toString()));
    requireReachable(terms, Optional.empty());
    requireRoom(caller);
    Instant now = clock.instant();
    String id = PublicIds.create("bgt");
    StoredBudget created =
        store.insert(caller.organizationKey(), scope, terms, id, BillingMonth.of(now).month());
    audit.record(AuditEntry.by(caller, "budget.create", id));
    evaluate(created, now);
    return new Changed(require(caller, id), terms.webhook().map(url -> secrets.of(id, 1)));
  }

  /**
   * Changes a budget. Another address of the webhook gets another secret.
   *
   * @throws ApiException 400 for what cannot be, 404 if it is not there
   */
  @Transactional
  Changed update(Caller.Tenant caller, String id, BudgetInput input) {
    if (input.scope() != null) {
      throw ApiException.invalid(
          "/scope", "The scope of a budget cannot be changed; make another budget.");
    }
    StoredBudget present = lock(caller, id);
    BudgetTerms terms = BudgetRules.change(BudgetTerms.of(present), input);
    Optional<String> before = Optional.ofNullable(present.contacts().webhook());
    requireReachable(terms, before);
    boolean another = terms.webhook().isPresent() && !terms.webhook().equals(before);
    int round = present.contacts().secretRound() + (another ? 1 : 0);
    StoredBudget changed = store.update(present, terms, round);
    audit.record(AuditEntry.by(caller, "budget.update", id));
    evaluate(changed, clock.instant());
    return new Changed(
        require(caller, id), another ? Optional.of(secrets.of(id, round)) : Optional.empty());
  }

  /** Deletes a budget; what it had throttled or suspended is lifted. */
  @Transactional
  void delete(Caller.Tenant caller, String id) {
    StoredBudget present = lock(caller, id);
    store.delete(present);
    evaluation.release(present);
    audit.record(AuditEntry.by(caller, "budget.delete", id));
  }

  /**
   * The budget.
   *
   * @throws ApiException 404 if the organization has none of that id
   */
  StoredBudget require(Caller.Tenant caller, String id) {
    return store
        .find(caller.organizationKey(), id)
        .orElseThrow(() -> ApiException.notFound("Budget", id));
  }

  private StoredBudget lock(Caller.Tenant caller, String id) {
    return store
        .lock(require(caller, id).key())
        .orElseThrow(() -> ApiException.notFound("Budget", id));
  }

  private void evaluate(StoredBudget budget, Instant now) {
    BillingMonth month = BillingMonth.of(now);
    BigDecimal spent = watch.spent(budget.organizationKey(), budget.scope(), month, now);
    evaluation.evaluate(budget, month.month(), spent, now);
  }

  private void requireReachable(BudgetTerms terms, Optional<String> before) {
    if (terms.webhook().isEmpty() || terms.webhook().equals(before)) {
      return;
    }
    String url = terms.webhook().get();
    WebhookTarget.objection(url, config.privateWebhooks())
        .or(() ->
            WebhookTarget.objectionToAddress(
                url, config.privateWebhooks(), WebhookTarget.Resolver.system()))
        .ifPresent(objection -> {
          throw ApiException.invalid("/webhook/url", objection);
        });
  }

  private void requireRoom(Caller.Tenant caller) {
    // One request of an organization at a time, or two could take the last place.
    database.list(
        "SELECT id FROM organization WHERE id = ? FOR NO KEY UPDATE",
        row -> row.getLong(1),
        caller.organizationKey());
    if (store.ofOrganization(caller.organizationKey()).size() >= config.perOrganization()) {
      throw ApiException.of(
          ErrorCode.QUOTA_EXCEEDED,
          "This organization has "
              + config.perOrganization()
              + " budgets, as many as it may; delete one first.");
    }
  }
}
