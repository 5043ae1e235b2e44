package dev.samsa.broker.access.token;

import dev.samsa.broker.access.token.TokenOutcome.Accepted;
import dev.samsa.broker.access.token.TokenOutcome.Refused;
import dev.samsa.broker.runtime.NodeRuntime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerExtensionsValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SASL/OAUTHBEARER with a token that the control plane signed for this cluster. */
public final class TokenCallbackHandler implements AuthenticateCallbackHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TokenCallbackHandler.class);

  private final Clock clock = Clock.systemUTC();
  private NodeRuntime runtime;

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaasConfig) {
    runtime = NodeRuntime.of(configs);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      switch (callback) {
        case OAuthBearerValidatorCallback validator -> validate(validator);
        case OAuthBearerExtensionsValidatorCallback extensions ->
            LOG.debug("Extensions are read over: {}", extensions.inputExtensions().map().keySet());
        default -> throw new UnsupportedCallbackException(callback);
      }
    }
  }

  private void validate(OAuthBearerValidatorCallback callback) {
    TokenOutcome outcome =
        TokenVerifier.verify(
            callback.tokenValue(),
            runtime.access().view().tokenKeys(),
            runtime.cluster().clusterId(),
            clock.instant());
    switch (outcome) {
      case Accepted accepted -> callback.token(new VerifiedToken(callback.tokenValue(), accepted));
      case Refused refused -> {
        LOG.info("A token is refused: {}", refused.reason());
        callback.error("invalid_token", null, null);
      }
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  /** Kafka's view of a token that was found good. */
  private record VerifiedToken(String value, Accepted accepted) implements OAuthBearerToken {
    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public long lifetimeMs() {
      return accepted.expiresAt().toEpochMilli();
    }

    @Override
    public String principalName() {
      return accepted.principal();
    }

    @Override
    public Long startTimeMs() {
      return accepted.issuedAt().toEpochMilli();
    }

    @Override
    public String toString() {
      return "VerifiedToken[" + accepted.principal() + "]";
    }
  }
}
