package dev.samsa.controlplane.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One root and what it signs. Roots live ten years, what they sign 397 days. */
public final class CertificateAuthority {
  private static final Duration ROOT_LIFE = Duration.ofDays(3650);
  private static final Duration LEAF_LIFE = Duration.ofDays(397);

  /**
   * What is signed is renewed once less than this is left, long before anything could fail: the
   * nodes have a season to be restarted in.
   */
  static final Duration RENEW_BEFORE = Duration.ofDays(120);

  // A clock that runs a little behind must not refuse a certificate that was just made.
  private static final Duration BACKDATED = Duration.ofHours(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Credential root;

  public CertificateAuthority(Credential root) {
    this.root = root;
  }

  /** A new root; may sign leaves only, no further authorities. */
  public static CertificateAuthority create(String commonName, Instant now) {
    KeyPair keys = newKeys();
    var names = new CertificateNames(commonName, List.of(), List.of());
    var builder = builder(names.subject(), names, keys, now, ROOT_LIFE);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } catch (CertIOException e) {
      throw new TrustException("cannot make the root " + commonName, e);
    }
    return new CertificateAuthority(sign(builder, keys, keys));
  }

  /** A client certificate that vouches for itself, as long-lived as a root. */
  static Credential selfSigned(CertificateNames names, Instant now) {
    KeyPair keys = newKeys();
    var builder = builder(names.subject(), names, keys, now, ROOT_LIFE);
    addLeafExtensions(builder, names, false);
    return sign(builder, keys, keys);
  }

  /** A new key and its certificate, good as server and as client. */
  public Credential issue(CertificateNames names, Instant now) {
    KeyPair keys = newKeys();
    String issuer = root.certificate().getSubjectX500Principal().getName();
    var builder = builder(issuer, names, keys, now, LEAF_LIFE);
    addLeafExtensions(builder, names, true);
    return sign(builder, keys, new KeyPair(root.certificate().getPublicKey(), root.key()));
  }

  /** Whether a credential may be kept: this root signed it, for those names, and not for long. */
  public boolean stillGood(Credential credential, CertificateNames names, Instant now) {
    X509Certificate certificate = credential.certificate();
    try {
      certificate.verify(root.certificate().getPublicKey());
      byte[] present = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
      byte[] wanted = new org.bouncycastle.asn1.DEROctetString(names.alternatives()).getEncoded();
      return certificate.getSubjectX500Principal().equals(new X500Principal(names.subject()))
          && Arrays.equals(present, wanted)
          && certificate.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))
          && credential.belongsTogether();
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  public X509Certificate certificate() {
    return root.certificate();
  }

  /** The root's certificate, for those who shall trust it. */
  public String certificatePem() {
    return root.certificatePem();
  }

  Credential credential() {
    return root;
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new TrustException("this Java runtime has no P-256 curve", e);
    }
  }

  private static JcaX509v3CertificateBuilder builder(
      String issuer, CertificateNames names, KeyPair keys, Instant now, Duration life) {
    return new JcaX509v3CertificateBuilder(
        new X500Principal(issuer),
        new BigInteger(127, RANDOM),
        Date.from(now.minus(BACKDATED)),
        Date.from(now.plus(life)),
        new X500Principal(names.subject()),
        keys.getPublic());
  }

  private static void addLeafExtensions(
      JcaX509v3CertificateBuilder builder, CertificateNames names, boolean server) {
    KeyPurposeId[] purposes =
        server
            ? new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}
            : new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth};
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
      builder.addExtension(
          Extension.subjectAlternativeName, names.commonName().isEmpty(), names.alternatives());
    } catch (CertIOException e) {
      throw new TrustException("cannot make a certificate for " + names.commonName(), e);
    }
  }

  private static Credential sign(
      JcaX509v3CertificateBuilder builder, KeyPair subject, KeyPair issuer) {
    try {
      var ids = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          ids.createSubjectKeyIdentifier(subject.getPublic()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(issuer.getPublic()));
      var holder =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()));
      return new Credential(
          subject.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(holder)));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new TrustException("cannot sign a certificate", e);
    }
  }
}
