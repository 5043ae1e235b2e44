package dev.samsa.controlplane.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often something may be tried. Each control plane process counts for itself. */
@ConfigMapping(prefix = "samsa.limits")
public interface LimitsConfig {
  /** Sign-ups from one address in an hour. */
  @WithDefault("60")
  int signUpsPerAddress();

  /** Sign-ups from anywhere in an hour. */
  @WithDefault("600")
  int signUps();

  /** Failed attempts to sign in to one account from one address in 15 minutes. */
  @WithDefault("10")
  int failuresPerAccount();

  /** Failed attempts to sign in, or to use a token from a mail, from one address in 15 minutes. */
  @WithDefault("100")
  int failuresPerAddress();

  /** Password reset mails asked for from one address in an hour. */
  @WithDefault("30")
  int resetsPerAddress();

  /** Password reset mails to one account in an hour. */
  @WithDefault("5")
  int resetsPerAccount();
}
