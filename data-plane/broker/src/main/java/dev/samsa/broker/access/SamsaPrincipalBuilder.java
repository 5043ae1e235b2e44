package dev.samsa.broker.access;

import dev.samsa.broker.runtime.NodeRuntime;
import dev.samsa.description.access.ApiKeyEntry;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.KafkaPrincipalSerde;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.auth.SslAuthenticationContext;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a connection is. SASL gives the owner of the key or the subject of the token; a certificate
 * gives one of the two platform subjects or nobody.
 */
public final class SamsaPrincipalBuilder
    implements KafkaPrincipalBuilder, KafkaPrincipalSerde, Configurable {
  private static final Logger LOG = LoggerFactory.getLogger(SamsaPrincipalBuilder.class);

  private NodeRuntime runtime;
  private List<X500Principal> platform;
  private List<String> platformNames;

  @Override
  public void configure(Map<String, ?> configs) {
    runtime = NodeRuntime.of(configs);
    platformNames =
        List.of(runtime.cluster().nodeSubject(), runtime.cluster().controlPlaneSubject());
    platform = platformNames.stream().map(X500Principal::new).toList();
  }

  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    return switch (context) {
      case SaslAuthenticationContext sasl -> ofSasl(sasl);
      case SslAuthenticationContext ssl -> ofCertificate(ssl);
      default -> KafkaPrincipal.ANONYMOUS;
    };
  }

  private KafkaPrincipal ofSasl(SaslAuthenticationContext context) {
    String name = context.server().getAuthorizationID();
    if (context.server().getMechanismName().equals(OAuthBearerLoginModule.OAUTHBEARER_MECHANISM)) {
      return new SamsaPrincipal(name, null);
    }
    ApiKeyEntry key = runtime.access().view().keys().get(name);
    if (key == null) {
      throw new SaslAuthenticationException("API key " + name + " is not valid here");
    }
    return new SamsaPrincipal(key.principal(), key.id());
  }

  private KafkaPrincipal ofCertificate(SslAuthenticationContext context) {
    try {
      Principal peer = context.session().getPeerPrincipal();
      int index = platform.indexOf(peer);
      if (index < 0) {
        LOG.warn("The certificate of {} is trusted but not the platform's; it may nothing", peer);
        return KafkaPrincipal.ANONYMOUS;
      }
      // The text of the description, so that it equals the super user's whatever its spelling.
      return new KafkaPrincipal(KafkaPrincipal.USER_TYPE, platformNames.get(index));
    } catch (SSLPeerUnverifiedException e) {
      throw new AuthenticationException("the peer showed no certificate", e);
    }
  }

  @Override
  public byte[] serialize(KafkaPrincipal principal) {
    return PrincipalForm.write(principal);
  }

  @Override
  public KafkaPrincipal deserialize(byte[] bytes) {
    return PrincipalForm.read(bytes);
  }
}
