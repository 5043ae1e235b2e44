package dev.samsa.controlplane.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of budgets. */
@ConfigMapping(prefix = "samsa.budgets")
public interface BudgetConfig {
  /**
   * Bytes a second, in and out, that each broker of a throttled cluster still serves. So much that
   * a batch of a client's usual size passes within its usual time-outs.
   */
  @WithDefault("1048576")
  long throttledBytesPerSecond();

  /** Most budgets of an organization. */
  @WithDefault("100")
  int perOrganization();

  /**
   * Whether webhooks may go to loopback, private and link-local addresses, and without TLS. For
   * platforms whose tenants are all trusted.
   */
  @WithDefault("false")
  boolean privateWebhooks();
}
