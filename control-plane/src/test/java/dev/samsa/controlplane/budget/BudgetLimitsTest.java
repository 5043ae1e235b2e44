package dev.samsa.controlplane.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.budget.Budget;
import dev.samsa.billing.budget.Consequence;
import dev.samsa.controlplane.access.ServiceLimits;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetLimitsTest {
  private static final BudgetScope CLUSTER = new BudgetScope(BudgetScope.Kind.CLUSTER, "lkc-1");
  private static final BudgetScope ACCOUNT =
      new BudgetScope(BudgetScope.Kind.SERVICE_ACCOUNT, "sa-1");

  @Test
  void aThrottledClusterKeepsItsModeAndHasARate() {
    assertThat(limits(acting(CLUSTER, Consequence.THROTTLED, Budget.Suspension.OFF)))
        .isEqualTo(
            new ServiceLimits.Limits(
                ServiceMode.FULL, List.of(new PrincipalQuota("<cluster>", 10L, 10L))));
  }

  @Test
  void theStrictestOfSeveralBudgetsHolds() {
    ServiceLimits.Limits limits =
        limits(
            acting(CLUSTER, Consequence.THROTTLED, Budget.Suspension.OFF),
            acting(CLUSTER, Consequence.SUSPENDED, Budget.Suspension.OFF),
            acting(CLUSTER, Consequence.SUSPENDED, Budget.Suspension.READS_ONLY));
    assertThat(limits.mode()).isEqualTo(ServiceMode.OFF);
    assertThat(limits.quotas()).hasSize(1);
  }

  @Test
  void aServiceAccountIsHeldToItsOwnAndNobodyElseIs() {
    ServiceLimits.Limits limits =
        limits(acting(ACCOUNT, Consequence.SUSPENDED, Budget.Suspension.READS_ONLY));
    assertThat(limits.mode()).isEqualTo(ServiceMode.FULL);
    assertThat(limits.quotas())
        .containsExactly(new PrincipalQuota("sa-1", null, null, ServiceMode.READ_ONLY));
  }

  private static BudgetLimits.Acting acting(
      BudgetScope scope, Consequence state, Budget.Suspension suspension) {
    return new BudgetLimits.Acting(scope, state, suspension, false);
  }

  private static ServiceLimits.Limits limits(BudgetLimits.Acting... acting) {
    return BudgetLimits.combine(List.of(acting), 10);
  }
}
