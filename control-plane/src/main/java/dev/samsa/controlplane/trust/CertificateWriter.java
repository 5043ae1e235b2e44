package dev.samsa.controlplane.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes keys and certificates. It alone names the library's types: that library is signed, and the
 * Java runtime takes a tenth of a second to check it when the first of its classes is wanted, which
 * is not to be at each start.
 */
final class CertificateWriter {
  private static final Duration ROOT_LIFE = Duration.ofDays(3650);
  private static final Duration LEAF_LIFE = Duration.ofDays(397);

  // A clock that runs a little behind must not refuse a certificate that was just made.
  private static final Duration BACKDATED = Duration.ofHours(1);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

  private CertificateWriter() {}

  /** A new root; may sign leaves only, no further authorities. */
  static Credential root(String commonName, Instant now) {
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
    return sign(builder, keys, keys);
  }

  /** A client certificate that vouches for itself, as long-lived as a root. */
  static Credential selfSigned(CertificateNames names, Instant now) {
    KeyPair keys = newKeys();
    var builder = builder(names.subject(), names, keys, now, ROOT_LIFE);
    addLeafExtensions(builder, names, false);
    return sign(builder, keys, keys);
  }

  /** A new key and its certificate, good as server and as client. */
  static Credential issue(Credential root, CertificateNames names, Instant now) {
    KeyPair keys = newKeys();
    String issuer = root.certificate().getSubjectX500Principal().getName();
    var builder = builder(issuer, names, keys, now, LEAF_LIFE);
    addLeafExtensions(builder, names, true);
    return sign(builder, keys, new KeyPair(root.certificate().getPublicKey(), root.key()));
  }

  /** The extension of alternative names as a certificate for those names holds it, DER. */
  static byte[] alternativesExtension(CertificateNames names) throws IOException {
    return new DEROctetString(alternatives(names)).getEncoded();
  }

  private static GeneralNames alternatives(CertificateNames names) {
    List<GeneralName> all = new ArrayList<>();
    for (String host : names.hosts()) {
      boolean address = ADDRESS.matcher(host).matches();
      all.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    names
        .uris()
        .forEach(uri -> all.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
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
          Extension.subjectAlternativeName, names.commonName().isEmpty(), alternatives(names));
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
