package dev.samsa.controlplane.secrets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * A key pair on P-256 that signs tokens (ES256).
 *
 * @param id {@code kid} of its tokens: the beginning of the public key's SHA-256
 */
public record SigningKey(String id, PrivateKey privateKey, PublicKey publicKey) {
  private static final int ID_BYTES = 12;

  /** The signing key of that name in the store, made on first use. */
  public static SigningKey load(SecretStore secrets, String name) {
    return decode(secrets.getOrCreate(name, SigningKey::create));
  }

  private static byte[] create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      for (byte[] part :
          new byte[][] {pair.getPrivate().getEncoded(), pair.getPublic().getEncoded()}) {
        out.writeInt(part.length);
        out.write(part);
      }
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks P-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SigningKey decode(byte[] stored) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
      byte[] privateKey = in.readNBytes(in.readInt());
      byte[] publicKey = in.readNBytes(in.readInt());
      KeyFactory factory = KeyFactory.getInstance("EC");
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return new SigningKey(
          HexFormat.of().formatHex(digest, 0, ID_BYTES),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
          factory.generatePublic(new X509EncodedKeySpec(publicKey)));
    } catch (IOException e) {
      throw new UncheckedIOException("a stored signing key is damaged", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored signing key is damaged", e);
    }
  }

  /** Never shows the private key. */
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
