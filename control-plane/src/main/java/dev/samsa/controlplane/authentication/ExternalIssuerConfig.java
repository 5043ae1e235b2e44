package dev.samsa.controlplane.authentication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** An OpenID Connect provider whose tokens sign in beside our own. None unless an issuer is set. */
@ConfigMapping(prefix = "samsa.oidc")
public interface ExternalIssuerConfig {
  /** URL of the provider, below which /.well-known/openid-configuration is found. */
  Optional<URI> issuer();

  /** Audience that its tokens must name: the id by which the provider knows this platform. */
  Optional<String> audience();

  /** Id by which browsers sign in at the provider; without it there is no single sign-on. */
  Optional<String> clientId();

  /** Secret that goes with the id, if the provider gave one. */
  Optional<String> clientSecret();

  /** What people call the provider; the console names its button after it. */
  @WithDefault("single sign-on")
  String name();
}
