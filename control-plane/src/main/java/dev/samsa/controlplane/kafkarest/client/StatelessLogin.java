package dev.samsa.controlplane.kafkarest.client;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.Login;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;

/**
 * A login that holds no credential. Kafka shares logins between clients whose settings look alike;
 * with {@link CredentialCallbacks} there is nothing in them that could be shared by mistake.
 */
public final class StatelessLogin implements Login {
  private final Subject subject = new Subject();

  @Override
  public void configure(
      Map<String, ?> configs,
      String contextName,
      Configuration jaasConfiguration,
      AuthenticateCallbackHandler loginCallbackHandler) {
    // Loading the module is what registers OAUTHBEARER with Java's SASL.
    var _ = new OAuthBearerLoginModule();
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
}
