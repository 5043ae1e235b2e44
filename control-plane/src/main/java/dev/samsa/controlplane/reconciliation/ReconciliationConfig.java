package dev.samsa.controlplane.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the reconciliation. */
@ConfigMapping(prefix = "samsa.reconciliation")
public interface ReconciliationConfig {
  /** How far back hours are compared that were not, or that changed since. */
  @WithDefault("P7D")
  Duration reach();

  /** How long after its end an hour must have been heard of. */
  @WithDefault("PT10M")
  Duration silentAfter();
}
