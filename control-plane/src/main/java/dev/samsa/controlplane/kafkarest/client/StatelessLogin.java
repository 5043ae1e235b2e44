package dev.samsa.controlplane.kafkarest.client;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.Login;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClientProvider;

/**
 * A login that holds no credential. Kafka shares logins between clients whose settings look alike;
 * with {@link CredentialCallbacks} there is nothing in them that could be shared by mistake.
 */
public final class StatelessLogin implements Login {
  /** The name that {@link OAuthBearerSaslClientProvider} gives itself. */
  private static final String PROVIDER = "SASL/OAUTHBEARER Client Provider";

  private final Subject subject = new Subject();

  @Override
  public void configure(
      Map<String, ?> configs,
      String contextName,
      Configuration jaasConfiguration,
      AuthenticateCallbackHandler loginCallbackHandler) {
    registerTokens();
  }

  @Override
  public LoginContext login() {
    return null;
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public String serviceName() {
    return "kafka";
  }

  @Override
  public void close() {
    // Holds nothing that needs closing.
  }

  /**
   * Makes OAUTHBEARER known to Java's SASL, which Kafka's own login would do. Providers are global
   * to the process: one that an application before this one left there, in development mode or
   * between tests, has the classes of that application and would refuse ours.
   */
  private static synchronized void registerTokens() {
    Provider known = Security.getProvider(PROVIDER);
    if (known != null && !(known instanceof OAuthBearerSaslClientProvider)) {
      Security.removeProvider(PROVIDER);
    }
    OAuthBearerSaslClientProvider.initialize();
  }
}
