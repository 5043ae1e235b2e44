package dev.samsa.controlplane.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a browser stays signed in. */
@ConfigMapping(prefix = "samsa.console")
public interface ConsoleConfig {
  /** A browser that has sent nothing for so long must sign in again. */
  @WithDefault("30M")
  Duration idleLimit();

  /** After this it must sign in again, used or not. */
  @WithDefault("12H")
  Duration sessionLimit();
}
