package dev.samsa.bench.usage;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Speaks to the agent API as the brokers of clusters of which only rows exist. */
public final class AgentIdentities {
  private static final char[] NO_PASSWORD = new char[0];

  private final PrivateKey issuerKey;
  private final X509Certificate issuer;

  private AgentIdentities(PrivateKey issuerKey, X509Certificate issuer) {
    this.issuerKey = issuerKey;
    this.issuer = issuer;
  }

  /** By the agent authority that lies in a platform's data folder. */
  public static AgentIdentities of(Path data) throws IOException, GeneralSecurityException {
    PrivateKey key = null;
    X509Certificate certificate = null;
    try (PEMParser pem =
        new PEMParser(
            new StringReader(Files.readString(data.resolve("secrets").resolve("ca-agent"))))) {
      for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
        switch (part) {
          case PrivateKeyInfo info -> key = new JcaPEMKeyConverter().getPrivateKey(info);
          case PEMKeyPair pair -> key = new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
          case X509CertificateHolder holder ->
              certificate = new JcaX509CertificateConverter().getCertificate(holder);
          default -> throw new IOException("ca-agent holds a " + part.getClass());
        }
      }
    }
    return new AgentIdentities(key, certificate);
  }

  /** A client that shows the identity of a cluster. */
  public HttpClient client(String cluster)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal(issuer.getSubjectX500Principal().getName()),
            new BigInteger(127, new SecureRandom()),
            Date.from(Instant.now().minus(Duration.ofHours(1))),
            Date.from(Instant.now().plus(Duration.ofDays(1))),
            new X500Principal("CN=agent." + cluster),
            keys.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName(GeneralName.uniformResourceIdentifier, "samsa://cluster/" + cluster)));
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context(keys.getPrivate(), certificate))
        .build();
  }

  private SSLContext context(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry("own", key, NO_PASSWORD, new Certificate[] {certificate, issuer});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, NO_PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("agent", issuer);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
