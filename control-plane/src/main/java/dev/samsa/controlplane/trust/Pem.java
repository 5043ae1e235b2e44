package dev.samsa.controlplane.trust;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM text of certificates and of unencrypted PKCS#8 keys on elliptic curves. */
public final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final Base64.Encoder ENCODER =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  /** Certificates one after the other. */
  public static String write(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new TrustException("a certificate has no DER form", e);
      }
    }
    return text.toString();
  }

  public static String write(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded());
  }

  /**
   * The certificates in a text, in its order.
   *
   * @throws TrustException if one of them is none
   */
  public static List<X509Certificate> certificates(String text) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> result = new ArrayList<>();
      for (byte[] der : blocks("CERTIFICATE", text)) {
        result.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      return result;
    } catch (GeneralSecurityException e) {
      throw new TrustException("not a certificate", e);
    }
  }

  /**
   * The key in a text.
   *
   * @throws TrustException if there is none or it is not one on an elliptic curve
   */
  public static PrivateKey key(String text) {
    List<byte[]> blocks = blocks("PRIVATE KEY", text);
    if (blocks.isEmpty()) {
      throw new TrustException("no private key in the text", null);
    }
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
    } catch (GeneralSecurityException e) {
      throw new TrustException("not an EC private key", e);
    }
  }

  private static String block(String type, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, ENCODER.encodeToString(der), type);
  }

  private static List<byte[]> blocks(String type, String text) {
    List<byte[]> result = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(type)) {
        result.add(Base64.getMimeDecoder().decode(matcher.group(2)));
      }
    }
    return result;
  }
}
