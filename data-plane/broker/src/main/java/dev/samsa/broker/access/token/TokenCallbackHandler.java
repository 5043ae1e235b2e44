package dev.samsa.broker.access.token;

import dev.samsa.broker.access.token.TokenOutcome.Accepted;
import dev.samsa.broker.access.token.TokenOutcome.Refused;
import dev.samsa.broker.runtime.NodeRuntime;
import dev.samsa.description.identity.PoolVerdict;
import dev.samsa.description.identity.TrustedPool;
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

/**
 * SASL/OAUTHBEARER with a token that the control plane signed for this cluster, or with one of a
 * tenant's own issuer and the extensions that name cluster and identity pool (wire contract 2.17).
 */
public final class TokenCallbackHandler implements AuthenticateCallbackHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TokenCallbackHandler.class);

  private static final String CLUSTER = "logicalCluster";
  private static final String POOL = "identityPoolId";
  private static final int LONGEST_ID = 64;

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
        case OAuthBearerExtensionsValidatorCallback extensions -> validate(extensions);
        default -> throw new UnsupportedCallbackException(callback);
      }
    }
  }

  private void validate(OAuthBearerValidatorCallback callback) {
    if (!TokenVerifier.isForUs(callback.tokenValue())) {
      callback.token(new PoolToken(callback.tokenValue()));
      return;
    }
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

  private void validate(OAuthBearerExtensionsValidatorCallback callback) {
    Map<String, String> given = callback.inputExtensions().map();
    if (!(callback.token() instanceof PoolToken token)) {
      LOG.debug("Extensions are read over: {}", given.keySet());
      return;
    }
    if (!runtime.cluster().clusterId().equals(given.get(CLUSTER))) {
      callback.error(CLUSTER, "It must be the id of this cluster, lkc-….");
      return;
    }
    String id = given.getOrDefault(POOL, "");
    TrustedPool pool = runtime.access().view().pools().get(id);
    PoolVerdict verdict =
        pool == null
            ? new PoolVerdict.Refused("there is no such pool, or it is disabled")
            : pool.judge(token.value(), clock.instant());
    switch (verdict) {
      case PoolVerdict.Admitted admitted -> {
        token.admit(admitted);
        given.keySet().forEach(callback::valid);
        LOG.info("{} signs in as {}", printable(admitted.identity()), admitted.pool());
      }
      case PoolVerdict.Refused refused -> {
        LOG.info("A token for pool {} is refused: {}", printable(id), refused.reason());
        callback.error(POOL, "No identity pool of this id admits this token.");
      }
    }
  }

  /** What a client sends may be long and is not to look like other lines of the log. */
  private static String printable(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9@._|:/-]", "?");
    return plain.length() > LONGEST_ID ? plain.substring(0, LONGEST_ID) : plain;
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
