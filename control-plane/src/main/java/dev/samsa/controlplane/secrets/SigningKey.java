package dev.samsa.controlplane.secrets;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key pair that signs tokens.
 *
 * @param id {@code kid} of its tokens: the beginning of the public key's SHA-256
 */
public record SigningKey(String id, PrivateKey privateKey, PublicKey publicKey) {
  private static final int ID_BYTES = 12;

  /** What kind of key pair. */
  public enum Kind {
    /** Elliptic curve P-256, for ES256: short and fast to verify. */
    P256("EC", new ECGenParameterSpec("secp256r1")),
    /** For RS256, the one algorithm of which quarkus-oidc takes a local public key. */
    RSA("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));

    private final String algorithm;
    private final AlgorithmParameterSpec parameters;

    Kind(String algorithm, AlgorithmParameterSpec parameters) {
      this.algorithm = algorithm;
      this.parameters = parameters;
    }
  }

  /** The signing key of that name in the store, made on first use. */
  public static SigningKey load(SecretStore secrets, String name, Kind kind) {
    return decode(secrets.getOrCreate(name, () -> create(kind)), kind);
  }

  private static byte[] create(Kind kind) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm);
      generator.initialize(kind.parameters);
      KeyPair pair = generator.generateKeyPair();
      byte[] privateKey = pair.getPrivate().getEncoded();
      byte[] publicKey = pair.getPublic().getEncoded();
      return ByteBuffer.allocate(2 * Integer.BYTES + privateKey.length + publicKey.length)
          .putInt(privateKey.length)
          .put(privateKey)
          .putInt(publicKey.length)
          .put(publicKey)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot make a key of kind " + kind, e);
    }
  }

  private static SigningKey decode(byte[] stored, Kind kind) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    try {
      byte[] privateKey = part(bytes);
      byte[] publicKey = part(bytes);
      KeyFactory factory = KeyFactory.getInstance(kind.algorithm);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return new SigningKey(
          HexFormat.of().formatHex(digest, 0, ID_BYTES),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
          factory.generatePublic(new X509EncodedKeySpec(publicKey)));
    } catch (BufferUnderflowException | GeneralSecurityException e) {
      throw new IllegalStateException("a stored signing key is damaged", e);
    }
  }

  private static byte[] part(ByteBuffer bytes) {
    byte[] part = new byte[Math.clamp(bytes.getInt(), 0, bytes.remaining())];
    bytes.get(part);
    return part;
  }

  /** The public key as X.509 SubjectPublicKeyInfo, base64. */
  public String encodedPublicKey() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  /** Never shows the private key. */
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
