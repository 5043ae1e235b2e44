package dev.samsa.controlplane.embedded;

import dev.samsa.controlplane.platform.PlatformConfig;
import dev.samsa.controlplane.trust.Authorities;
import dev.samsa.controlplane.trust.CertificateNames;
import dev.samsa.controlplane.trust.Credential;
import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;

/**
 * Certificate of the REST API when it listens for others: signed by the platform's CA for the name
 * that {@code --host} gave, made anew at each start and each reload, so that it never runs out.
 */
@ApplicationScoped
@Identifier(HttpsCertificate.TLS_CONFIGURATION)
public class HttpsCertificate implements KeyStoreProvider {
  static final String TLS_CONFIGURATION = "public";

  private final Authorities authorities;
  private final PlatformConfig platform;
  private final Clock clock;

  HttpsCertificate(Authorities authorities, PlatformConfig platform, Clock clock) {
    this.authorities = authorities;
    this.platform = platform;
    this.clock = clock;
  }

  @Override
  public KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
    try {
      return EmbeddedStack.listensForOthers() ? issued(vertx) : unused();
    } catch (Exception unreadable) { // as Vert.x declares it
      throw new IllegalStateException("The certificate just made is not readable", unreadable);
    }
  }

  private KeyStoreAndKeyCertOptions issued(Vertx vertx) throws Exception {
    var names =
        new CertificateNames(
            platform.host(), List.of(platform.host(), "localhost", "127.0.0.1"), List.of());
    Credential credential = authorities.platform().issue(names, clock.instant());
    PemKeyCertOptions options =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(credential.certificatePem()))
            .addKeyValue(Buffer.buffer(credential.keyPem()));
    return new KeyStoreAndKeyCertOptions(options.loadKeyStore(vertx), options);
  }

  /** Quarkus asks at each start, and making a certificate takes a fifth of it. */
  private static KeyStoreAndKeyCertOptions unused() throws GeneralSecurityException, IOException {
    KeyStore empty = KeyStore.getInstance(KeyStore.getDefaultType());
    empty.load(null, null);
    return new KeyStoreAndKeyCertOptions(empty, new PemKeyCertOptions());
  }
}
