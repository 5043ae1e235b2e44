package dev.samsa.controlplane.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the usage intake. */
@ConfigMapping(prefix = "samsa.usage")
public interface UsageConfig {
  /** How long batches are kept as they came. */
  @WithDefault("P40D")
  Duration retention();

  /**
   * Longest wait for a broker that is silent before an hour is sealed without it. What comes later
   * becomes a correction.
   */
  @WithDefault("PT2H")
  Duration longestWait();

  /** How far ahead of the platform's clock a window may end. */
  @WithDefault("PT2M")
  Duration aheadAllowed();

  /** After how long without a word a broker counts as silent. */
  @WithDefault("PT1M")
  Duration silentAfter();
}
