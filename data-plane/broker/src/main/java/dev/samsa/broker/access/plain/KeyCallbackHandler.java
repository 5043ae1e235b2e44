package dev.samsa.broker.access.plain;

import dev.samsa.broker.runtime.NodeRuntime;
import dev.samsa.description.access.ApiKeyEntry;
import dev.samsa.description.access.KeyHash;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;

/** SASL/PLAIN with an API key: its id as user name, its secret as password. */
public final class KeyCallbackHandler implements AuthenticateCallbackHandler {
  /** Stands in for the hash of a key that does not exist, so that both take the same time. */
  private static final String NO_HASH = KeyHash.of(new byte[32], "", "");

  private NodeRuntime runtime;

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaasConfig) {
    runtime = NodeRuntime.of(configs);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    String keyId = "";
    for (Callback callback : callbacks) {
      switch (callback) {
        case NameCallback name -> keyId = name.getDefaultName();
        case PlainAuthenticateCallback password ->
            password.authenticated(matches(keyId, new String(password.password())));
        default -> throw new UnsupportedCallbackException(callback);
      }
    }
  }

  private boolean matches(String keyId, String secret) {
    ApiKeyEntry key = runtime.access().view().keys().get(keyId);
    String hash = key == null ? NO_HASH : key.hash();
    boolean right = KeyHash.matches(runtime.pepper(), keyId, secret, hash) && key != null;
    if (right) {
      runtime.access().used().note(keyId);
    }
    return right;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
