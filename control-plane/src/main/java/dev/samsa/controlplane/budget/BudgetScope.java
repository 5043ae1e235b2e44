package dev.samsa.controlplane.budget;

/**
 * What a budget is for.
 *
 * @param id the organization's id, {@code env-…}, {@code lkc-…} or {@code sa-…}
 */
public record BudgetScope(Kind kind, String id) {
  /** Kinds of things that have a budget. */
  public enum Kind {
    ORGANIZATION,
    ENVIRONMENT,
    CLUSTER,
    SERVICE_ACCOUNT
  }
}
