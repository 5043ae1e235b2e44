package dev.samsa.broker.testbed;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate authority for tests. */
public final class TestCa {
  private final X500Name name;
  private final KeyPair keys;
  private final String pem;

  /** A certificate and its key, PEM. */
  public record Identity(String certificate, String key) {}

  public TestCa(String name) {
    this.name = new X500Name("CN=" + name);
    this.keys = keyPair();
    this.pem = certificate(this.name, keys, this.name, keys.getPrivate(), List.of(), true);
  }

  /** Its own certificate. */
  public String pem() {
    return pem;
  }

  /** Issues a certificate for localhost and, if not null, a URI. */
  public Identity issue(String subject, String uri) {
    return issue(subject, uri, List.of(), List.of("127.0.0.1"));
  }

  /** The same with more host names, and those addresses. */
  public Identity issue(String subject, String uri, List<String> hosts, List<String> addresses) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    hosts.forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
    addresses.forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
    if (uri != null) {
      names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    }
    KeyPair own = keyPair();
    String certificate = certificate(rfc2253(subject), own, name, keys.getPrivate(), names, false);
    return new Identity(
        certificate, write(new PemObject("PRIVATE KEY", own.getPrivate().getEncoded())));
  }

  /** A certificate signed by itself, trusted by being named. */
  public static Identity selfSigned(String subject) {
    KeyPair own = keyPair();
    X500Name name = rfc2253(subject);
    return new Identity(
        certificate(name, own, name, own.getPrivate(), List.of(), false),
        write(new PemObject("PRIVATE KEY", own.getPrivate().getEncoded())));
  }

  /** BouncyCastle alone would read the text in the other direction. */
  private static X500Name rfc2253(String subject) {
    return X500Name.getInstance(new X500Principal(subject).getEncoded());
  }

  /** An EC key pair on P-256. */
  public static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String certificate(
      X500Name subject,
      KeyPair own,
      X500Name issuer,
      PrivateKey signer,
      List<GeneralName> names,
      boolean authority) {
    try {
      Instant now = Instant.now();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(64, new SecureRandom()),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(now.plus(Duration.ofDays(1))),
              subject,
              own.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      X509CertificateHolder made =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
      return write(new PemObject("CERTIFICATE", made.getEncoded()));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(PemObject object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }
}
