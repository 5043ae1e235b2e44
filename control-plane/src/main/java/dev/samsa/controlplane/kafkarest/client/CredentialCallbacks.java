package dev.samsa.controlplane.kafkarest.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;

/**
 * Answers Kafka's SASL clients with the credential that stands in the client's own settings. Kafka
 * asks at each connection and each re-authentication, so a token is never older than the connection
 * that uses it, and no thread is needed to renew one.
 */
public final class CredentialCallbacks implements AuthenticateCallbackHandler {
  /** Name of the setting that holds the {@link KafkaCredential} itself. */
  static final String CREDENTIAL = "samsa.credential";

  private KafkaCredential credential;

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    if (configs.get(CREDENTIAL) instanceof KafkaCredential given) {
      credential = given;
    } else {
      throw new ConfigException(CREDENTIAL + " is missing");
    }
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      switch (credential) {
        case KafkaCredential.Key key -> answer(callback, key);
        case KafkaCredential.Token token -> answer(callback, token);
      }
    }
  }

  @Override
  public void close() {
    // Holds nothing that needs closing.
  }

  private static void answer(Callback callback, KafkaCredential.Key key)
      throws UnsupportedCallbackException {
    switch (callback) {
      case NameCallback name -> name.setName(key.keyId());
      case PasswordCallback password -> password.setPassword(key.secret().toCharArray());
      default -> throw new UnsupportedCallbackException(callback);
    }
  }

  private static void answer(Callback callback, KafkaCredential.Token token)
      throws UnsupportedCallbackException {
    switch (callback) {
      case OAuthBearerTokenCallback bearer ->
          bearer.token(new IssuedToken(token.tokens().get(), token.principal()));
      case SaslExtensionsCallback none -> {
        // The token says all.
      }
      default -> throw new UnsupportedCallbackException(callback);
    }
  }

  /** Only the value goes over the wire; the brokers read the rest from it, its end included. */
  private record IssuedToken(String value, String principalName) implements OAuthBearerToken {
    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public long lifetimeMs() {
      return Long.MAX_VALUE;
    }

    @Override
    public Long startTimeMs() {
      return null;
    }
  }
}
