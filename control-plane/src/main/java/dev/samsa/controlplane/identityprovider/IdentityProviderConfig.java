package dev.samsa.controlplane.identityprovider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of identity providers. Each broker holds all pools of its organization. */
@ConfigMapping(prefix = "samsa.identity-providers")
public interface IdentityProviderConfig {
  /** Most providers of an organization. */
  @WithDefault("10")
  int perOrganization();

  /** Most pools of a provider. */
  @WithDefault("50")
  int poolsPerProvider();

  /**
   * Whether keys may be fetched from loopback, private and link-local addresses, and without TLS.
   * For platforms whose tenants are all trusted.
   */
  @WithDefault("false")
  boolean privateAddresses();
}
