package dev.samsa.controlplane.authentication;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Starts an {@link IssuerProcess} and makes the platform accept its tokens. */
public final class SecondIssuerResource implements QuarkusTestResourceLifecycleManager {
  private RunningIssuer issuer;

  @Override
  public Map<String, String> start() {
    try {
      issuer = RunningIssuer.start();
      return Map.of("samsa.oidc.issuer", issuer.url(), "samsa.oidc.audience", "samsa-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (issuer != null) {
      issuer.close();
    }
  }
}
