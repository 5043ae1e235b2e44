package dev.samsa.controlplane.budget;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a tenant sends to make or change a budget. Fields that are absent stay as they are; null
 * takes {@code throttle_at}, {@code suspend_at} and {@code webhook} away.
 *
 * @param scope given when it is made, fixed from then on
 * @param amount of a month, before taxes: a decimal as text or number
 */
record BudgetInput(
    String display_name,
    Scope scope,
    JsonNode amount,
    List<Integer> warn_at,
    JsonNode throttle_at,
    JsonNode suspend_at,
    String suspension,
    List<String> emails,
    JsonNode webhook) {

  /** What the budget is for; the organization needs no id. */
  record Scope(String kind, String id) {}
}
