package dev.samsa.controlplane.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;

/** One root and what it signs. Roots live ten years, what they sign 397 days. */
public final class CertificateAuthority {
  /** Of the extension of alternative names. */
  private static final String ALTERNATIVES = "2.5.29.17";

  /**
   * What is signed is renewed once less than this is left, long before anything could fail: the
   * nodes have a season to be restarted in.
   */
  static final Duration RENEW_BEFORE = Duration.ofDays(120);

  private final Credential root;

  public CertificateAuthority(Credential root) {
    this.root = root;
  }

  /** A new root; may sign leaves only, no further authorities. */
  public static CertificateAuthority create(String commonName, Instant now) {
    return new CertificateAuthority(CertificateWriter.root(commonName, now));
  }

  /** A new key and its certificate, good as server and as client. */
  public Credential issue(CertificateNames names, Instant now) {
    return CertificateWriter.issue(root, names, now);
  }

  /** Whether a credential may be kept: this root signed it, for those names, and not for long. */
  public boolean stillGood(Credential credential, CertificateNames names, Instant now) {
    X509Certificate certificate = credential.certificate();
    try {
      certificate.verify(root.certificate().getPublicKey());
      byte[] present = certificate.getExtensionValue(ALTERNATIVES);
      byte[] wanted = CertificateWriter.alternativesExtension(names);
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
}
