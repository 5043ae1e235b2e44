package dev.samsa.controlplane.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificate chain that belongs to it, its own certificate first.
 *
 * @param key EC P-256
 * @param chain own certificate, then the issuers below the root
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {
  private static final byte[] PROBE = {1, 2, 3};

  public Credential {
    chain = List.copyOf(chain);
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  public String certificatePem() {
    return Pem.write(chain);
  }

  public String keyPem() {
    return Pem.write(key);
  }

  /** Whether the key is the certificate's: a crash between two writes can part them. */
  boolean belongsTogether() {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
