package dev.samsa.controlplane.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a sign-in lasts. */
@ConfigMapping(prefix = "samsa.sessions")
public interface SessionConfig {
  /** After this an access token must be renewed. */
  @WithDefault("1H")
  Duration accessTokenLifetime();

  /** After this one must sign in again, renewals or not. */
  @WithDefault("7D")
  Duration lifetime();
}
