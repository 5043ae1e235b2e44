package dev.samsa.broker.testbed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensions;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;

/** Gives a Kafka client the token of its settings. */
public final class FixedToken implements AuthenticateCallbackHandler {
  public static final String CONFIG = "test.token";

  /** Names and values of SASL extensions, as a map. */
  public static final String EXTENSIONS = "test.token.extensions";

  private String token;
  private SaslExtensions extensions;

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    token = (String) configs.get(CONFIG);
    Map<String, String> named = new HashMap<>();
    if (configs.get(EXTENSIONS) instanceof Map<?, ?> given) {
      given.forEach((name, value) -> named.put(name.toString(), value.toString()));
    }
    extensions = new SaslExtensions(named);
  }

  @Override
  public void handle(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      if (callback instanceof OAuthBearerTokenCallback wanted) {
        wanted.token(new Opaque(token));
      } else if (callback instanceof SaslExtensionsCallback wanted) {
        wanted.extensions(extensions);
      }
    }
  }

  @Override
  public void close() {}

  private record Opaque(String value) implements OAuthBearerToken {
    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public long lifetimeMs() {
      return System.currentTimeMillis() + 3_600_000;
    }

    @Override
    public String principalName() {
      return "token";
    }

    @Override
    public Long startTimeMs() {
      return System.currentTimeMillis();
    }
  }
}
